-- holds.en: People from their first such step in the period, and when each reached the next steps in the time given. Other steps may come
--    between. Those who began too recently to have had the whole time are left out.
-- holds.fr: Des personnes, depuis leur première étape de ce type dans la période, et quand chacune a atteint les étapes suivantes dans
--    le temps donné. D'autres étapes peuvent s'intercaler. Celles qui ont commencé trop récemment sont laissées de côté.
-- counts: journey_steps
-- grain: customer_id
-- parameter: stage_1 = order
-- parameter: stage_2 = question
-- parameter: stage_3 = |
-- parameter: stage_4 = |
-- parameter: within_days = 30
-- parameter: counted_from = |
-- parameter: counted_as = |
with counted_steps as (
    select customer_id, place, occurred_at, occurred_on, step_group, coalesce(list_extract(string_split($counted_as, '|'), list_position(string_split($counted_from, '|'), step)), step) as step
    from journey_steps
),
first_one as (
    select customer_id, min(occurred_at) as begun_at, min(occurred_on) as begun_on, min(place) as place_1
    from counted_steps
    where (step = $stage_1 or step_group = $stage_1) and occurred_on >= $start and occurred_on < $end
    group by customer_id
),
watched as (
    select * from first_one where begun_at + to_days(cast($within_days as integer)) <= (select max(occurred_at) from main.journey_steps)
),
second_one as (
    select watched.customer_id, watched.begun_at, min(counted_steps.place) as place_2, min(counted_steps.occurred_at) as reached_2_at
    from watched join counted_steps on counted_steps.customer_id = watched.customer_id and counted_steps.place > watched.place_1
    where (counted_steps.step = $stage_2 or counted_steps.step_group = $stage_2) and counted_steps.occurred_at <= watched.begun_at + to_days(cast($within_days as integer))
    group by watched.customer_id, watched.begun_at
),
third_one as (
    select second_one.customer_id, second_one.begun_at, min(counted_steps.place) as place_3, min(counted_steps.occurred_at) as reached_3_at
    from second_one join counted_steps on counted_steps.customer_id = second_one.customer_id and counted_steps.place > second_one.place_2
    where (counted_steps.step = $stage_3 or counted_steps.step_group = $stage_3) and counted_steps.occurred_at <= second_one.begun_at + to_days(cast($within_days as integer))
    group by second_one.customer_id, second_one.begun_at
),
fourth_one as (
    select third_one.customer_id, min(counted_steps.occurred_at) as reached_4_at
    from third_one join counted_steps on counted_steps.customer_id = third_one.customer_id and counted_steps.place > third_one.place_3
    where (counted_steps.step = $stage_4 or counted_steps.step_group = $stage_4) and counted_steps.occurred_at <= third_one.begun_at + to_days(cast($within_days as integer))
    group by third_one.customer_id
)
select
    watched.customer_id, watched.begun_at, watched.begun_on, watched.place_1, second_one.reached_2_at, third_one.reached_3_at, fourth_one.reached_4_at,
    1 + cast(second_one.reached_2_at is not null as integer) + cast(third_one.reached_3_at is not null as integer) + cast(fourth_one.reached_4_at is not null as integer) as reached_stage_no
from watched
left join second_one on second_one.customer_id = watched.customer_id
left join third_one on third_one.customer_id = watched.customer_id
left join fourth_one on fourth_one.customer_id = watched.customer_id
