-- holds.en: Weeks of people by what they had received in four weeks against their own usual (1: less than two thirds, 2: as usual, 3: more than 1.5 times,
--    4: more than 2.5 times), by group and level of that usual, and how many left.
-- holds.fr: Semaines de personnes selon ce qu'elles avaient reçu en quatre semaines par rapport à leur habitude (1 : moins des deux tiers, 2 : comme d'habitude,
--    3 : plus de 1,5 fois, 4 : plus de 2,5 fois), par groupe et palier d'habitude, et combien sont parties.
-- grain: week, segment, language, country, usual_level, against_usual
-- renew: week
-- gathers: person_weeks
-- after: person_weeks
select week, month, segment, language, country, usual_level, against_usual, cast(count(*) as integer) as people, cast(sum(cast(has_left as integer)) as integer) as leavers
from person_weeks
where is_drawn and against_usual is not null
group by week, month, segment, language, country, usual_level, against_usual
order by week
