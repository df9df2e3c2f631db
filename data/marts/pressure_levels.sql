-- holds.en: Weeks of people by the level of messages received over each window before the week (steps of one message over 7 and 14 days, two over 28,
--    six over 90; 8 is the last), by group, and how many left. `weeks_since`: weeks since these people were last at that level; null: never.
-- holds.fr: Semaines de personnes selon le palier de messages reçus sur chaque fenêtre avant la semaine (d'un message sur 7 et 14 jours, deux sur 28,
--    six sur 90 ; 8 est le dernier), par groupe, et combien sont parties. `weeks_since` : semaines depuis que ces personnes étaient à ce palier ; vide : jamais.
-- grain: week, segment, language, country, window_days, level, weeks_since
-- renew: week
-- gathers: person_weeks
-- after: person_weeks
select week, segment, language, country, window_days, level, weeks_since, cast(count(*) as integer) as people, cast(sum(cast(has_left as integer)) as integer) as leavers
from (
    select week, segment, language, country, 7 as window_days, least(before_7, 8) as level, weeks_since_level_7 as weeks_since, has_left from person_weeks where is_drawn
    union all
    select week, segment, language, country, 14 as window_days, least(before_14, 8) as level, weeks_since_level_14 as weeks_since, has_left from person_weeks where is_drawn
    union all
    select week, segment, language, country, 28 as window_days, least((before_28 + 1) // 2, 8) as level, weeks_since_level_28 as weeks_since, has_left from person_weeks where is_drawn
    union all
    select week, segment, language, country, 90 as window_days, least((before_90 + 5) // 6, 8) as level, weeks_since_level_90 as weeks_since, has_left from person_weeks where is_drawn
) as told
group by week, segment, language, country, window_days, level, weeks_since
order by window_days, week
