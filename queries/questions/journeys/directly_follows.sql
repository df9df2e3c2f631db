-- question.en: Which step directly follows which?
-- question.fr: Quelle étape suit directement quelle étape ?
-- title.en: Most often: {highest_row} → {highest_column} ({highest} times)
-- title.fr: Le plus souvent : {highest_row} → {highest_column} ({highest} fois)
-- reading.en: Each time one step came right after another within a journey, as process mining counts it.
-- reading.fr: Chaque fois qu'une étape en a suivi directement une autre dans un parcours, comme le compte la fouille de processus.
-- counts: journey_steps
-- builds on: journeys
-- grain: source, target
select
    step_before as source, step as target, count(distinct person_no) as n, count(*) as times,
    quantile_cont((epoch(occurred_at) - epoch(before_at)) / 86400, 0.5) as median_days_between
from journeys
where step_before is not null
group by step_before, step
order by times desc, source, target
