-- holds.en: People subscribed on one day four weeks into the period, in thirds by the messages received before it, and how long they stayed after it.
-- holds.fr: Les personnes abonnées un jour fixe, quatre semaines après le début de la période, par tiers selon les messages reçus avant, et combien de temps elles sont restées ensuite.
-- counts: person_weeks by week
-- grain: person_no
-- parameter: window_days = 28
with first_week as (
    select min(week) as starts_on from person_weeks
),
at_landmark as (
    select person_no, week as landmark, case $window_days when 7 then before_7 when 14 then before_14 when 90 then before_90 else before_28 end as messages
    from person_weeks
    where week = (select cast(starts_on + interval 28 day as date) from first_week)
),
ranked as (
    select person_no, landmark, messages, percent_rank() over (order by messages) as place from at_landmark
),
grouped as (
    select person_no, landmark, messages, case when place < 1.0 / 3 then 'low' when place < 2.0 / 3 then 'middle' else 'high' end as tercile from ranked
),
followed as (
    select g.person_no, g.tercile, g.messages, g.landmark, min(w.left_on) as left_on, max(w.week) as last_week
    from grouped g join person_weeks w on w.person_no = g.person_no and w.week >= g.landmark
    group by g.person_no, g.tercile, g.messages, g.landmark
)
select
    person_no, tercile, messages, left_on is not null as has_left,
    case when left_on is not null then date_diff('day', landmark, left_on) else date_diff('day', landmark, last_week) + 7 end as days
from followed
