-- question.en: How many journeys, of how many people, how long and with how many steps?
-- question.fr: Combien de parcours, de combien de personnes, de quelle durée et de combien d'étapes ?
-- counts: journey_steps
-- builds on: journeys
with each_one as (
    select person_no, journey, count(*) as steps, (epoch(max(occurred_at)) - epoch(min(occurred_at))) / 86400 as days, max(cast(is_open as integer)) as open_
    from journeys
    group by person_no, journey
)
select
    count(distinct person_no) as n, case when count(*) > 0 then count(*) end as journeys, quantile_cont(steps, 0.5) as median_steps,
    quantile_cont(days, 0.5) as median_journey_days, avg(cast(open_ as double)) as still_running_share
from each_one
