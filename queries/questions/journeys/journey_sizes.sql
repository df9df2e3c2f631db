-- question.en: How many journeys, of how many people, how long and with how many steps?
-- question.fr: Combien de parcours, de combien de personnes, de quelle durée et de combien d'étapes ?
-- limits.en: The interval of a median lies between two of the ranked values (normal approximation of the binomial); a person with several journeys counts once in the intervals. With fewer than nine people, no interval is given.
-- limits.fr: L'intervalle d'une médiane va d'une valeur à une autre dans leur ordre (approximation normale de la loi binomiale) ; une personne qui a plusieurs parcours compte une seule fois dans les intervalles. Sous neuf personnes, aucun intervalle n'est donné.
-- counts: journey_steps
-- builds on: journeys, each_journey
with whole as (
    select count(*) as journeys_all from each_journey
),
lengths as (
    select steps, count(*) as many, sum(count(*)) over (order by steps) as until from each_journey group by steps
),
spans as (
    select days, count(*) as many, sum(count(*)) over (order by days) as until from each_journey group by days
),
middle as (
    select
        (select (min(case when until >= (journeys_all + 1) // 2 then steps end) + min(case when until >= journeys_all // 2 + 1 then steps end)) / 2 from lengths cross join whole) as median_steps,
        (select min(case when until >= (journeys_all + 1) // 2 then days end) * 0.5 + min(case when until >= journeys_all // 2 + 1 then days end) * 0.5 from spans cross join whole) as median_days
),
people as (
    select
        person_no, count(*) as many, count(case when is_open then 1 end) as running,
        count(case when steps <= median_steps then 1 end) as few_steps, count(case when days <= median_days then 1 end) as few_days
    from each_journey cross join middle
    group by person_no
),
reaches as (
    select
        count(*) as n, sum(many) as journeys, still_running_share(sum(running), sum(many)) as still_running_share, person_error(running, many) as still_running_share_error,
        case when count(*) >= 9 then median_reach(few_steps, many) end as by_steps, case when count(*) >= 9 then median_reach(few_days, many) end as by_days
    from people
),
steps_bounds as (
    select min(case when until >= floor(journeys / 2.0 - by_steps) then steps end) as steps_low, max(case when until - many < ceil(journeys / 2.0 + 1 + by_steps) then steps end) as steps_high
    from lengths cross join reaches
),
days_bounds as (
    select min(case when until >= floor(journeys / 2.0 - by_days) then days end) as days_low, max(case when until - many < ceil(journeys / 2.0 + 1 + by_days) then days end) as days_high
    from spans cross join reaches
)
select
    n, cast(journeys as bigint) as journeys,
    median_steps, case when by_steps <= journeys / 2.0 - 1 then steps_low end as median_steps_low, case when by_steps <= journeys / 2.0 - 1 then steps_high end as median_steps_high,
    median_days as median_journey_days, case when by_days <= journeys / 2.0 - 1 then days_low end as median_journey_days_low, case when by_days <= journeys / 2.0 - 1 then days_high end as median_journey_days_high,
    still_running_share, still_running_share_error, cast(journeys as bigint) as still_running_share_size
from reaches cross join middle cross join steps_bounds cross join days_bounds
