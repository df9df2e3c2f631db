-- holds.en: People subscribed on one day four weeks into the period, in thirds by the messages received before it, and how long they stayed after it.
-- holds.fr: Les personnes abonnées un jour fixe, quatre semaines après le début de la période, par tiers selon les messages reçus avant, et combien de temps elles sont restées ensuite.
-- counts: person_weeks by week
-- counts: pressure_weeks by week
-- counts: departures
-- grain: messages, days, has_left
-- parameter: window_days = 28
with starts as (
    select cast(min(week) + interval 28 day as date) as landmark, max(week) as last_week from pressure_weeks
),
stays as (
    select customer_id, min(left_on) as left_on, max(watched_until_on) as until
    from departures join starts on watched_until_on >= landmark and (watched_until_on < starts.last_week or left_on < cast(starts.last_week + interval 7 day as date))
    group by customer_id
),
followed as (
    select
        case $window_days when 7 then before_7 when 14 then before_14 when 90 then before_90 else before_28 end as messages, stays.left_on, landmark,
        coalesce(cast(date_trunc('week', stays.until) as date), starts.last_week) as until
    from person_weeks join starts on person_weeks.week = starts.landmark
    left join stays on stays.customer_id = person_weeks.customer_id
    where is_drawn
),
lives as (
    select
        messages, left_on is not null as has_left, case when left_on is not null then date_diff('day', landmark, left_on) else date_diff('day', landmark, until) + 7 end as days,
        count(*) as people
    from followed
    group by 1, 2, 3
),
levels as (
    select messages, sum(people) as people from lives group by messages
),
ranked as (
    select messages, (sum(people) over (order by messages) - people) / cast(nullif(sum(people) over () - 1, 0) as double) as place from levels
)
select
    lives.messages, has_left, days, people,
    case when coalesce(place, 0) < 1.0 / 3 then 'low' when place < 2.0 / 3 then 'middle' else 'high' end as tercile
from lives join ranked on ranked.messages = lives.messages
