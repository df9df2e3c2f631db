-- question.en: How many journeys, of how many people, how long and with how many steps?
-- question.fr: Combien de parcours, de combien de personnes, de quelle durée et de combien d'étapes ?
-- limits.en: The interval of a median is between two of the values in their order, by the binomial's normal approximation; journeys count as independent.
-- limits.fr: L'intervalle d'une médiane va d'une valeur à une autre dans leur ordre, par l'approximation normale de la loi binomiale ; les parcours comptent comme indépendants.
-- counts: journey_steps
-- builds on: journeys
with each_one as (
    select person_no, journey, count(*) as steps, (epoch(max(occurred_at)) - epoch(min(occurred_at))) / 86400 as days, max(cast(is_open as integer)) as open_
    from journeys
    group by person_no, journey
),
ranked as (
    select *, row_number() over (order by steps) as nth_by_steps, row_number() over (order by days) as nth_by_days, count(*) over () as many from each_one
)
select
    count(distinct person_no) as n, case when count(*) > 0 then count(*) end as journeys,
    quantile_cont(steps, 0.5) as median_steps,
    min(case when many >= 9 and nth_by_steps >= floor(many / 2.0 - 0.98 * sqrt(many)) then steps end) as median_steps_low,
    max(case when many >= 9 and nth_by_steps <= ceil(many / 2.0 + 1 + 0.98 * sqrt(many)) then steps end) as median_steps_high,
    quantile_cont(days, 0.5) as median_journey_days,
    min(case when many >= 9 and nth_by_days >= floor(many / 2.0 - 0.98 * sqrt(many)) then days end) as median_journey_days_low,
    max(case when many >= 9 and nth_by_days <= ceil(many / 2.0 + 1 + 0.98 * sqrt(many)) then days end) as median_journey_days_high,
    avg(cast(open_ as double)) as still_running_share
from ranked
