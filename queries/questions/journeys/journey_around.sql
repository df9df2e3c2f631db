-- question.en: What comes right before and right after this step?
-- question.fr: Qu'est-ce qui précède et suit immédiatement cette étape ?
-- reading.en: Of every time this step occurred, the share with each step right before it, and right after. “Start” and “end”: it began or ended the journey.
-- reading.fr: Parmi toutes les fois où cette étape a eu lieu, la part de chaque étape juste avant, et juste après. « Début » et « fin » : elle a ouvert ou clos le parcours.
-- counts: journey_steps
-- builds on: journeys
-- grain: moment, what_step
-- n: share_of_times_n
-- parameter: around = |
-- parameter: fold_below = 5
with neighbours as (
    select
        person_no, step,
        coalesce(lag(step) over in_order, 'start') as before_it,
        coalesce(lead(step) over in_order, case when is_open then 'open' else 'end' end) as after_it
    from journeys
    window in_order as (partition by person_no, journey order by place)
),
sided as (
    select 'before' as moment, before_it as what_step, person_no from neighbours where step = $around
    union all
    select 'after', after_it, person_no from neighbours where step = $around
),
sizes as (
    select moment, what_step, count(distinct person_no) as n from sided group by moment, what_step
),
folded as (
    select sided.moment, case when sizes.n < $fold_below then 'other' else sided.what_step end as what_step, sided.person_no
    from sided join sizes on sizes.moment = sided.moment and sizes.what_step = sided.what_step
)
select
    moment, what_step, count(distinct person_no) as n, count(*) as times,
    share_of_times(count(*), sum(count(*)) over (partition by moment)) as share_of_times,
    cast(sum(count(*)) over (partition by moment) as bigint) as share_of_times_n
from folded
group by moment, what_step
order by moment desc, times desc, what_step
