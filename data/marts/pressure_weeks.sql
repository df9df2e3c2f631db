-- holds.en: `person_weeks` counted by week and group: how many people, what they received over each window, how many were above their line, left, clicked, bought.
--    `own_people`: how many of them are drawn to be compared with themselves.
--    `weeks_since_row` null, or reaching back beyond a period's beginning: people met there for the first time in the period.
-- holds.fr: `person_weeks` compté par semaine et par groupe : combien de personnes, ce qu'elles ont reçu sur chaque fenêtre, combien étaient au-dessus de leur limite, sont parties, ont cliqué, ont acheté.
--    `own_people` : combien d'entre elles sont tirées au sort pour être comparées à elles-mêmes.
--    `weeks_since_row` vide, ou remontant avant le début d'une période : des personnes rencontrées là pour la première fois de la période.
-- grain: week, segment, language, country, weeks_since_row
-- renew: week
-- gathers: person_weeks
-- after: person_weeks, own_people
select
    w.week, w.segment, w.language, w.country, w.weeks_since_row, cast(count(*) as integer) as people, cast(count(p.person_no) as integer) as own_people, cast(sum(w.messages) as integer) as messages,
    cast(sum(w.pressure_7) as integer) as pressure_7, cast(sum(w.pressure_14) as integer) as pressure_14, cast(sum(w.pressure_28) as integer) as pressure_28, cast(sum(w.pressure_90) as integer) as pressure_90,
    cast(sum(cast(w.pressure_28 > w.line_28 as integer)) as integer) as above_line, cast(sum(cast(w.has_left as integer)) as integer) as leavers, cast(sum(cast(w.clicked > 0 as integer)) as integer) as clickers, cast(sum(cast(w.orders > 0 as integer)) as integer) as buyers
from person_weeks w left join own_people p on p.customer_id = w.customer_id
where w.is_drawn
group by w.week, w.segment, w.language, w.country, w.weeks_since_row
order by w.week
