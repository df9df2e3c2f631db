-- question.en: Which segment receives the most?
-- question.fr: Quel segment reçoit le plus ?
-- title.en: {highest_label}: {highest} messages per person; {lowest_label}: {lowest}
-- title.fr: {highest_label} : {highest} messages par personne ; {lowest_label} : {lowest}
-- reading.en: Average messages per person over the window that ends with the last whole week.
-- reading.fr: Messages par personne en moyenne sur la fenêtre qui finit avec la dernière semaine entière.
-- counts: pressure_weeks by week
-- grain: segment
-- parameter: window_days = 28
select
    segment, sum(people) as n,
    sum(case $window_days when 7 then pressure_7 when 14 then pressure_14 when 90 then pressure_90 else pressure_28 end) / cast(sum(people) as double) as mean_pressure,
    sum(above_line) / cast(sum(people) as double) as above_line_share
from pressure_weeks
where week = (select max(week) from pressure_weeks)
group by segment
order by segment
