-- question.en: Which segment receives the most?
-- question.fr: Quel segment reçoit le plus ?
-- title.en: {highest_label}: {highest} messages each; {lowest_label}: {lowest}
-- title.fr: {highest_label} : {highest} messages par personne ; {lowest_label} : {lowest}
-- reading.en: Average messages per person over the window that ends with the last whole week.
-- reading.fr: Messages par personne en moyenne sur la fenêtre qui finit avec la dernière semaine entière.
-- counts: person_weeks by week
-- grain: segment
-- parameter: window_days = 28
with last_week as (
    select segment, case $window_days when 7 then pressure_7 when 14 then pressure_14 when 90 then pressure_90 else pressure_28 end as messages, pressure_28, line_28 from person_weeks where week = (select max(week) from person_weeks)
)
select segment, count(*) as n, mean_pressure(messages) as mean_pressure, avg(cast(pressure_28 > line_28 as integer)) as above_line_share
from last_week
group by segment
order by segment
