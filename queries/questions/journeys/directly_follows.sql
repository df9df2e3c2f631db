-- question.en: Which step directly follows which?
-- question.fr: Quelle étape suit directement quelle étape ?
-- title.en: Most often: {highest_row} → {highest_column} ({highest} times)
-- title.fr: Le plus souvent : {highest_row} → {highest_column} ({highest} fois)
-- reading.en: Each time one step came right after another within a journey, as process mining counts it.
-- reading.fr: Chaque fois qu'une étape en a suivi directement une autre dans un parcours, comme le compte la fouille de processus.
-- counts: journey_steps
-- builds on: journeys
-- grain: source, target
with pairs as (
    select customer_id, step as source, lead(step) over (partition by customer_id, journey order by place) as target, occurred_at, lead(occurred_at) over (partition by customer_id, journey order by place) as next_at
    from journeys
)
select source, target, count(distinct customer_id) as n, count(*) as times, quantile_cont((epoch(next_at) - epoch(occurred_at)) / 86400, 0.5) as median_days_between
from pairs
where target is not null
group by source, target
order by times desc, source, target
