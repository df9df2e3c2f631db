-- question.en: How many get from one step to the next, within the time given?
-- question.fr: Combien passent d'une étape à la suivante, dans le temps donné ?
-- title of: stage_no = 2
-- title.en: {value_label}: {value} of those who began ({span})
-- title.fr: {value_label} : {value} de ceux qui ont commencé ({span})
-- reading.en: People, from their first such step in the period. Other steps may come between. Those who began too recently to have had the whole time are left out.
-- reading.fr: Des personnes, depuis leur première étape de ce type dans la période. D'autres étapes peuvent s'intercaler. Celles qui ont commencé trop récemment pour avoir eu tout le temps sont laissées de côté.
-- limits.en: Each person counts once. The interval of a median lies between two of the ranked values (normal approximation of the binomial); with fewer than nine people, no interval is given.
-- limits.fr: Chaque personne compte une fois. L'intervalle d'une médiane va d'une valeur à une autre dans leur ordre (approximation normale de la loi binomiale) ; sous neuf personnes, aucun intervalle n'est donné.
-- counts: journey_steps
-- builds on: funnel
-- grain: stage_no, stage
-- whole of: stage_no = 1
-- n: share_of_first_n
with delays as (
    select 2 as stage_no, (epoch(reached_2_at) - epoch(begun_at)) / 86400 as days from funnel where reached_2_at is not null
    union all
    select 3, (epoch(reached_3_at) - epoch(reached_2_at)) / 86400 from funnel where reached_3_at is not null
    union all
    select 4, (epoch(reached_4_at) - epoch(reached_3_at)) / 86400 from funnel where reached_4_at is not null
),
ranked as (
    select *, row_number() over (partition by stage_no order by days) as nth, count(*) over (partition by stage_no) as many from delays
),
medians as (
    select
        stage_no, quantile_cont(days, 0.5) as median_days_between,
        min(case when many >= 9 and nth >= floor(many / 2.0 - 0.98 * sqrt(many)) then days end) as median_days_between_low,
        max(case when many >= 9 and nth <= ceil(many / 2.0 + 1 + 0.98 * sqrt(many)) then days end) as median_days_between_high
    from ranked
    group by stage_no
),
stages as (
    select 1 as stage_no, $stage_1 as stage, count(*) as n from funnel
    union all
    select 2, $stage_2, count(reached_2_at) from funnel having $stage_2 <> '|'
    union all
    select 3, $stage_3, count(reached_3_at) from funnel having $stage_3 <> '|'
    union all
    select 4, $stage_4, count(reached_4_at) from funnel having $stage_4 <> '|'
)
select
    stages.stage_no, stage, n,
    share_of_first(n, first_value(n) over (order by stages.stage_no)) as share_of_first, first_value(n) over (order by stages.stage_no) as share_of_first_n,
    share_of_stage_before(n, lag(n) over (order by stages.stage_no)) as share_of_stage_before, lag(n) over (order by stages.stage_no) as share_of_stage_before_n,
    median_days_between, median_days_between_low, median_days_between_high
from stages left join medians on medians.stage_no = stages.stage_no
order by stages.stage_no
