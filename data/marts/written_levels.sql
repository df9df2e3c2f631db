-- holds.en: As `pressure_levels`, of the weeks in which people were written to: what was sent, how much of it was clicked, then or later,
--    and how many left that week or in the four weeks after, before another message.
-- holds.fr: Comme `pressure_levels`, pour les semaines où l'on a écrit aux personnes : ce qui a été envoyé, ce qui en a été cliqué, alors ou
--    plus tard, et combien sont parties cette semaine-là ou dans les quatre suivantes, avant un autre message.
-- grain: week, segment, language, country, window_days, level, weeks_since
-- renew: week
-- gathers: person_weeks
-- after: person_weeks
select week, segment, language, country, window_days, level, weeks_since, cast(count(*) as integer) as people, cast(sum(messages) as integer) as messages, cast(sum(sent_clicked) as integer) as clicked, cast(sum(cast(leaves_before_next as integer)) as integer) as leavers
from (
    select week, segment, language, country, 7 as window_days, least(before_7, 8) as level, weeks_since_written_7 as weeks_since, messages, sent_clicked, leaves_before_next from person_weeks where is_drawn and messages > 0
    union all
    select week, segment, language, country, 14 as window_days, least(before_14, 8) as level, weeks_since_written_14 as weeks_since, messages, sent_clicked, leaves_before_next from person_weeks where is_drawn and messages > 0
    union all
    select week, segment, language, country, 28 as window_days, least((before_28 + 1) // 2, 8) as level, weeks_since_written_28 as weeks_since, messages, sent_clicked, leaves_before_next from person_weeks where is_drawn and messages > 0
    union all
    select week, segment, language, country, 90 as window_days, least((before_90 + 5) // 6, 8) as level, weeks_since_written_90 as weeks_since, messages, sent_clicked, leaves_before_next from person_weeks where is_drawn and messages > 0
) as told
group by week, segment, language, country, window_days, level, weeks_since
order by window_days, week
