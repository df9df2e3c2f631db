-- question.en: Which step directly follows which?
-- question.fr: Quelle étape suit directement quelle étape ?
-- title.en: Most often: {highest_row} → {highest_column} ({highest} times)
-- title.fr: Le plus souvent : {highest_row} → {highest_column} ({highest} fois)
-- reading.en: Each time one step came right after another within a journey, as process mining counts it.
-- reading.fr: Chaque fois qu'une étape en a suivi directement une autre dans un parcours, comme le compte la fouille de processus.
-- limits.en: The interval of a median is between two of the values in their order, by the binomial's normal approximation; times count as independent.
-- limits.fr: L'intervalle d'une médiane va d'une valeur à une autre dans leur ordre, par l'approximation normale de la loi binomiale ; les fois comptent comme indépendantes.
-- counts: journey_steps
-- builds on: journeys
-- grain: source, target
with pairs as (
    select step_before as source, step as target, person_no, (epoch(occurred_at) - epoch(before_at)) / 86400 as days from journeys where step_before is not null
),
ranked as (
    select *, row_number() over (partition by source, target order by days) as nth, count(*) over (partition by source, target) as many from pairs
)
select
    source, target, count(distinct person_no) as n, count(*) as times, quantile_cont(days, 0.5) as median_days_between,
    min(case when many >= 9 and nth >= floor(many / 2.0 - 0.98 * sqrt(many)) then days end) as median_days_between_low,
    max(case when many >= 9 and nth <= ceil(many / 2.0 + 1 + 0.98 * sqrt(many)) then days end) as median_days_between_high
from ranked
group by source, target
order by times desc, source, target
