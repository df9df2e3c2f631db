-- holds.en: Every Sunday night, the requests still unresolved, counted by age and slice.
-- holds.fr: Chaque dimanche soir, les demandes encore non résolues, comptées par ancienneté et par tranche.
-- grain: week, age, channel, language, country, segment, source_system
-- renew: whole
-- after: resolutions, reporting_zone
with ends as (
    select
        *, opened_week as first_week, cast(timezone(zone, observed_until) as date) as observed_until_on,
        cast(date_trunc('week', timezone(zone, coalesce(resolved_at, observed_until))) as date) as last_week
    from resolutions cross join reporting_zone where observed_until is not null and is_resolved is not null
),
nights as (
    select
        cast(unnest(generate_series(cast(first_week as timestamp), cast(last_week as timestamp) - case when is_resolved then interval 7 days else interval 0 days end, interval 7 days)) as date) as week,
        opened_on, channel, language, country, segment, source_system, observed_until_on
    from ends
)
select
    week,
    case when days <= 1 then '1_one_day' when days <= 3 then '2_three_days' when days <= 7 then '3_a_week' when days <= 30 then '4_a_month' else '5_longer' end as age,
    channel, language, country, segment, source_system, count(*) as n_unresolved
from (select *, date_diff('day', opened_on, least(week + 6, observed_until_on)) as days from nights)
group by all
order by week, age
