-- holds.en: Every open stretch of each business schedule, with the open minutes of all stretches before it.
-- holds.fr: Chaque plage d'ouverture de chaque calendrier, avec les minutes ouvertes de toutes les plages précédentes.
-- grain: schedule, opens_at
-- renew: whole
-- after: observed, french_public_holidays
with weekly as (
    select schedule, weekday, try_cast(opens as time) as opens, try_cast(closes as time) as closes, timezone
    from schedules
    where timezone in (select name from pg_timezone_names())
    union all
    select 'default', day, time '09:00', time '18:00', 'Europe/Paris' from range(1, 6) as days(day)
    where not exists (select 1 from schedules)
),
days as (
    select cast(unnest(generate_series(
        cast((select min(first_at) from observed) as timestamp) - interval 7 days,
        -- to the end of a year, so that a day more is rarely told otherwise
        date_trunc('year', cast((select max(observed_until) from observed) as timestamp) + interval 30 days) + interval 1 year, interval 1 day)) as date) as day
),
closed as (
    select schedule, closed_on from holidays
    union all
    select 'default', closed_on from french_public_holidays
    where not exists (select 1 from schedules)
),
stretches as (
    select
        weekly.schedule, days.day,
        timezone(weekly.timezone, days.day + weekly.opens) as opens_at,
        timezone(weekly.timezone, days.day + weekly.closes) as closes_at
    from weekly join days on weekly.weekday = isodow(days.day)
    where not exists (select 1 from closed where closed.closed_on = days.day and (closed.schedule is null or closed.schedule = weekly.schedule))
)
select
    schedule, day, opens_at, closes_at,
    coalesce(sum(epoch(closes_at) - epoch(opens_at)) over (partition by schedule order by opens_at rows between unbounded preceding and 1 preceding), 0) / 60 as minutes_before
from stretches
where closes_at > opens_at
order by schedule, opens_at
