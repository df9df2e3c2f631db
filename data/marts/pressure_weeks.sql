-- holds.en: `person_weeks` counted by week and group: how many people, what they received over each window, how many were above their line, left, clicked, bought.
--    `weeks_since_row` null, or reaching back beyond a period's beginning: people met there for the first time in the period.
-- holds.fr: `person_weeks` compté par semaine et par groupe : combien de personnes, ce qu'elles ont reçu sur chaque fenêtre, combien étaient au-dessus de leur limite, sont parties, ont cliqué, ont acheté.
--    `weeks_since_row` vide, ou remontant avant le début d'une période : des personnes rencontrées là pour la première fois de la période.
-- grain: week, segment, language, country, weeks_since_row
-- gathers: person_weeks
-- after: person_weeks
select
    week, segment, language, country, weeks_since_row, count(*) as people, sum(messages) as messages,
    sum(pressure_7) as pressure_7, sum(pressure_14) as pressure_14, sum(pressure_28) as pressure_28, sum(pressure_90) as pressure_90,
    sum(cast(pressure_28 > line_28 as integer)) as above_line, sum(cast(has_left as integer)) as leavers, sum(cast(clicked > 0 as integer)) as clickers, sum(cast(orders > 0 as integer)) as buyers
from person_weeks
where is_drawn
group by week, segment, language, country, weeks_since_row
order by week
