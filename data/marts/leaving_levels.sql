-- holds.en: Messages sent, and people who left that week or in the four weeks after, before another message, by the level of messages received over
--    each window before the week, among people of the same usual, by group.
-- holds.fr: Messages envoyés, et personnes parties cette semaine-là ou dans les quatre suivantes, avant un autre message, selon le palier de messages
--    reçus sur chaque fenêtre avant la semaine, parmi les personnes de même habitude, par groupe.
-- grain: week, segment, language, country, window_days, usual_level, level
-- renew: week
-- gathers: person_weeks
-- after: person_weeks
select week, month, segment, language, country, window_days, usual_level, level, cast(sum(messages) as integer) as messages, cast(sum(cast(leaves_before_next as integer)) as integer) as leavers
from (
    select week, month, segment, language, country, 7 as window_days, usual_level, least(before_7, 8) as level, messages, leaves_before_next from person_weeks where is_drawn and messages > 0 and usual_level is not null
    union all
    select week, month, segment, language, country, 14 as window_days, usual_level, least(before_14, 8) as level, messages, leaves_before_next from person_weeks where is_drawn and messages > 0 and usual_level is not null
    union all
    select week, month, segment, language, country, 28 as window_days, usual_level, least((before_28 + 1) // 2, 8) as level, messages, leaves_before_next from person_weeks where is_drawn and messages > 0 and usual_level is not null
    union all
    select week, month, segment, language, country, 90 as window_days, usual_level, least((before_90 + 5) // 6, 8) as level, messages, leaves_before_next from person_weeks where is_drawn and messages > 0 and usual_level is not null
) as told
group by week, month, segment, language, country, window_days, usual_level, level
order by window_days, week
