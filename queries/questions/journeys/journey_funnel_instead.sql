-- question.en: Those who did not go on: where did they go instead?
-- question.fr: Ceux qui ne sont pas allés plus loin : où sont-ils allés ?
-- title.en: {highest_label}: {highest} of those who did not go on
-- title.fr: {highest_label} : {highest} de ceux qui ne sont pas allés plus loin
-- reading.en: People who took the first step and did not reach the second in the time given: the step they took right after the first.
-- reading.fr: Les personnes passées par la première étape sans atteindre la seconde dans le temps donné : l'étape qui a suivi la première.
-- counts: journey_steps
-- builds on: funnel
-- grain: what_step
-- n: share_of_lost_n
with after_it as (
    select funnel.customer_id, coalesce(min_by(journey_steps.step_group, journey_steps.place), 'end') as what_step
    from funnel left join journey_steps on journey_steps.customer_id = funnel.customer_id and journey_steps.place > funnel.place_1
        and journey_steps.occurred_at <= funnel.begun_at + to_days(cast($within_days as integer))
    where funnel.reached_2_at is null
    group by funnel.customer_id
),
sizes as (
    select what_step, count(*) as n from after_it group by what_step
),
folded as (
    select case when n < 5 then 'other' else what_step end as what_step, sum(n) as n from sizes group by 1
)
select what_step, cast(n as bigint) as n, share_of_lost(n, sum(n) over ()) as share_of_lost, cast(sum(n) over () as bigint) as share_of_lost_n
from folded
order by n desc, what_step
