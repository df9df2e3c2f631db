-- question.en: Which step directly follows which?
-- question.fr: Quelle étape suit directement quelle étape ?
-- title.en: Most often: {highest_row} → {highest_column} ({highest} times)
-- title.fr: Le plus souvent : {highest_row} → {highest_column} ({highest} fois)
-- reading.en: Each time one step came right after another within a journey, as process mining counts it.
-- reading.fr: Chaque fois qu'une étape en a suivi directement une autre dans un parcours, comme le compte la fouille de processus (process mining).
-- limits.en: The interval of a median lies between two of the ranked values (normal approximation of the binomial); occurrences count as independent.
-- limits.fr: L'intervalle d'une médiane va d'une valeur à une autre dans leur ordre (approximation normale de la loi binomiale) ; les occurrences comptent comme indépendantes.
-- counts: journey_steps
-- counts: usual_follows
-- builds on: journeys
-- grain: source, target
with kept_ready as (
    select
        source, target, count(case when last_started_on is null or last_started_on < $start then 1 end) as n, count(*) as times,
        list_sort(list(days)) as days
    from usual_follows
    where started_on >= $start and started_on < $end
    group by source, target
),
cut_anew as (
    select
        step_before as source, step as target, count(distinct person_no) as n, count(*) as times,
        list_sort(list((epoch(occurred_at) - epoch(before_at)) / 86400)) as days
    from journeys
    where step_before is not null
    group by step_before, step
),
both_cuts as (
    select *, list_extract(days, cast((times + 1) // 2 as integer)) as lower_middle, list_extract(days, cast(times // 2 + 1 as integer)) as upper_middle
    from (
        select * from kept_ready where $everyone = 0 and $gap_minutes = 43200 and $fine = 0 and $collapse = 1 and $left_out = '|'
        union all
        select * from cut_anew where not ($everyone = 0 and $gap_minutes = 43200 and $fine = 0 and $collapse = 1 and $left_out = '|')
    ) as followed
)
select
    source, target, n, times, lower_middle * 0.5 + upper_middle * 0.5 as median_days_between,
    case when times >= 9 then list_extract(days, cast(floor(times / 2.0 - 0.98 * sqrt(times)) as integer)) end as median_days_between_low,
    case when times >= 9 then list_extract(days, cast(ceil(times / 2.0 + 1 + 0.98 * sqrt(times)) as integer)) end as median_days_between_high
from both_cuts
order by times desc, source, target
