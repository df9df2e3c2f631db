-- holds.en: The people of `usual_levels`, to be counted once: how many stood so in a week, by `weeks_since`, the weeks since they last did, and
--    `weeks_since_any`, since they last stood at any distance from their usual; null: never.
-- holds.fr: Les personnes de `usual_levels`, à compter une fois : combien étaient à cet écart une semaine donnée, selon `weeks_since`, les semaines depuis la
--    dernière fois, et `weeks_since_any`, depuis un écart quelconque ; vide : jamais.
-- grain: week, segment, language, country, against_usual, weeks_since, weeks_since_any
-- renew: week
-- gathers: person_weeks
-- after: person_weeks
select week, segment, language, country, against_usual, weeks_since_usual as weeks_since, weeks_since_any_usual as weeks_since_any, cast(count(*) as integer) as people
from person_weeks
where is_drawn and against_usual is not null
group by week, segment, language, country, against_usual, weeks_since_usual, weeks_since_any_usual
order by week
