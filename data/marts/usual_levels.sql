-- holds.en: Weeks of people by what they had received in four weeks against their own usual (1: less than two thirds, 2: as usual, 3: more than 1.5 times,
--    4: more than 2.5 times), by group and level of that usual, and how many left. `weeks_since`: weeks since they last stood so; `weeks_since_any`:
--    since they last stood at any of these; null: never.
-- holds.fr: Semaines de personnes selon ce qu'elles avaient reçu en quatre semaines par rapport à leur habitude (1 : moins des deux tiers, 2 : comme d'habitude,
--    3 : plus de 1,5 fois, 4 : plus de 2,5 fois), par groupe et palier d'habitude, et combien sont parties. `weeks_since` : semaines depuis la dernière fois ;
--    `weeks_since_any` : depuis un écart quelconque ; vide : jamais.
-- grain: week, segment, language, country, usual_level, against_usual, weeks_since, weeks_since_any
-- gathers: person_weeks
-- after: person_weeks
select week, month, segment, language, country, usual_level, against_usual, weeks_since_usual as weeks_since, weeks_since_any_usual as weeks_since_any, count(*) as people, sum(cast(has_left as integer)) as leavers
from person_weeks
where is_drawn and against_usual is not null
group by week, month, segment, language, country, usual_level, against_usual, weeks_since_usual, weeks_since_any_usual
order by week
