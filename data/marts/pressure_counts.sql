-- holds.en: How many people stood at each number of messages over each window at the end of each week, by group, wish and line.
-- holds.fr: Combien de personnes étaient à chaque nombre de messages sur chaque fenêtre à la fin de chaque semaine, par groupe, souhait et limite.
-- grain: week, segment, language, country, window_days, messages, preferred_days_between, is_above_line
-- renew: week
-- gathers: person_weeks
-- after: person_weeks
select week, segment, language, country, window_days, messages, preferred_days_between, is_above_line, cast(count(*) as integer) as people
from (
    select week, segment, language, country, 7 as window_days, pressure_7 as messages, preferred_days_between, pressure_28 > line_28 as is_above_line from person_weeks where is_drawn
    union all
    select week, segment, language, country, 14 as window_days, pressure_14 as messages, preferred_days_between, pressure_28 > line_28 as is_above_line from person_weeks where is_drawn
    union all
    select week, segment, language, country, 28 as window_days, pressure_28 as messages, preferred_days_between, pressure_28 > line_28 as is_above_line from person_weeks where is_drawn
    union all
    select week, segment, language, country, 90 as window_days, pressure_90 as messages, preferred_days_between, pressure_28 > line_28 as is_above_line from person_weeks where is_drawn
) as told
group by week, segment, language, country, window_days, messages, preferred_days_between, is_above_line
order by week, window_days
