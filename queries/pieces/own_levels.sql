-- holds.en: Of each person of `own_weeks`: the weeks at each level of messages received over the window that ends with the week, and what the person did in them.
-- holds.fr: Pour chaque personne de `own_weeks` : les semaines à chaque palier de messages reçus sur la fenêtre qui finit avec la semaine, et ce que la personne y a fait.
-- counts: own_weeks by week
-- grain: person_no, level
-- parameter: window_days = 28
with received as (
    select
        segment, person_no, clicked, orders, case $window_days when 90 then 6 when 28 then 2 else 1 end as width,
        case $window_days when 7 then pressure_7 when 14 then pressure_14 when 90 then pressure_90 else pressure_28 end as messages
    from own_weeks
)
select
    segment, person_no, case when messages = 0 then 0 else least(cast(floor((messages - 1) / width) as integer) + 1, 8) end as level,
    count(*) as weeks, sum(clicked) as clicked, sum(orders) as orders
from received
group by 1, 2, 3
