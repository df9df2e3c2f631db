-- question.en: Those who did not go on: where did they go instead?
-- question.fr: Ceux qui ne sont pas allés plus loin : où sont-ils allés ?
-- title.en: {highest_label}: {highest} of those who did not go on
-- title.fr: {highest_label} : {highest} de ceux qui ne sont pas allés plus loin
-- reading.en: People who took the first step and did not reach the second in the time given: the step they took right after the first.
-- reading.fr: Les personnes passées par la première étape sans atteindre la seconde dans le temps donné : l'étape qui a suivi la première.
-- counts: journey_steps
-- grain: what_step
-- n: share_of_lost_n
-- parameter: stage_1 = order
-- parameter: stage_2 = question
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
after_it as (
    select
        watched.customer_id,
        max(cast(coalesce(journey_steps.step = $stage_2 or journey_steps.step_group = $stage_2, false) as integer)) as has_reached,
        coalesce(min_by(journey_steps.step_group, journey_steps.place), 'end') as what_step
    from watched left join journey_steps on journey_steps.customer_id = watched.customer_id and journey_steps.place > watched.place_1
        and journey_steps.occurred_at <= watched.begun_at + to_days(cast($within_days as integer))
    group by watched.customer_id
),
sizes as (
    select what_step, count(*) as n from after_it where has_reached = 0 group by what_step
),
folded as (
    select case when n < 5 then 'other' else what_step end as what_step, sum(n) as n from sizes group by 1
)
select what_step, cast(n as bigint) as n, share_of_lost(n, sum(n) over ()) as share_of_lost, cast(sum(n) over () as bigint) as share_of_lost_n
from folded
order by n desc, what_step
