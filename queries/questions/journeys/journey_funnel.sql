-- question.en: How many get from one step to the next, within the time given?
-- question.fr: Combien passent d'une étape à la suivante, dans le temps donné ?
-- title of: stage_no = 2
-- title.en: {value_label}: {value} of those who began ({span})
-- title.fr: {value_label} : {value} de ceux qui ont commencé ({span})
-- reading.en: People, from their first such step in the period. Other steps may come between. Those who began too recently to have had the whole time are left out.
-- reading.fr: Des personnes, depuis leur première étape de ce type dans la période. D'autres étapes peuvent s'intercaler. Celles qui ont commencé trop récemment pour avoir eu tout le temps sont laissées de côté.
-- counts: journey_steps
-- grain: stage_no, stage
-- n: share_of_first_n
-- parameter: stage_1 = order
-- parameter: stage_2 = question
-- parameter: stage_3 = |
-- parameter: stage_4 = |
-- parameter: within_days = 30
with first_one as (
    select customer_id, min(occurred_at) as begun_at, min(place) as place_1
    from journey_steps
    where (step = $stage_1 or step_group = $stage_1) and occurred_on >= $start and occurred_on < $end
    group by customer_id
),
watched as (
    select * from first_one where begun_at + to_days(cast($within_days as integer)) <= (select max(occurred_at) from main.journey_steps)
),
second_one as (
    select watched.customer_id, watched.begun_at, watched.place_1, min(journey_steps.place) as place_2, min(journey_steps.occurred_at) as reached_at
    from watched join journey_steps on journey_steps.customer_id = watched.customer_id and journey_steps.place > watched.place_1
    where (journey_steps.step = $stage_2 or journey_steps.step_group = $stage_2) and journey_steps.occurred_at <= watched.begun_at + to_days(cast($within_days as integer))
    group by watched.customer_id, watched.begun_at, watched.place_1
),
third_one as (
    select second_one.customer_id, second_one.begun_at, second_one.reached_at as before_at, min(journey_steps.place) as place_3, min(journey_steps.occurred_at) as reached_at
    from second_one join journey_steps on journey_steps.customer_id = second_one.customer_id and journey_steps.place > second_one.place_2
    where (journey_steps.step = $stage_3 or journey_steps.step_group = $stage_3) and journey_steps.occurred_at <= second_one.begun_at + to_days(cast($within_days as integer))
    group by second_one.customer_id, second_one.begun_at, second_one.reached_at
),
fourth_one as (
    select third_one.customer_id, third_one.begun_at, third_one.reached_at as before_at, min(journey_steps.occurred_at) as reached_at
    from third_one join journey_steps on journey_steps.customer_id = third_one.customer_id and journey_steps.place > third_one.place_3
    where (journey_steps.step = $stage_4 or journey_steps.step_group = $stage_4) and journey_steps.occurred_at <= third_one.begun_at + to_days(cast($within_days as integer))
    group by third_one.customer_id, third_one.begun_at, third_one.reached_at
),
stages as (
    select 1 as stage_no, $stage_1 as stage, count(*) as n, cast(null as double) as median_days_between from watched
    union all
    select 2, $stage_2, count(*), quantile_cont((epoch(reached_at) - epoch(begun_at)) / 86400, 0.5) from second_one having $stage_2 <> '|'
    union all
    select 3, $stage_3, count(*), quantile_cont((epoch(reached_at) - epoch(before_at)) / 86400, 0.5) from third_one having $stage_3 <> '|'
    union all
    select 4, $stage_4, count(*), quantile_cont((epoch(reached_at) - epoch(before_at)) / 86400, 0.5) from fourth_one having $stage_4 <> '|'
)
select
    stage_no, stage, n,
    share_of_first(n, first_value(n) over (order by stage_no)) as share_of_first, first_value(n) over (order by stage_no) as share_of_first_n,
    share_of_stage_before(n, lag(n) over (order by stage_no)) as share_of_stage_before, lag(n) over (order by stage_no) as share_of_stage_before_n,
    median_days_between
from stages
order by stage_no
