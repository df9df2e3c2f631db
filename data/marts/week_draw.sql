-- holds.en: The first and the last whole week that `person_weeks` tells of, and of how many people one is drawn by chance for it (`one_in`), so that no more than 16 million
--    weeks are kept: 1, 2, 4, 8… Apart, so that a day that makes no week whole makes anew those of the people it is about.
-- holds.fr: La première et la dernière semaine entière dont parle `person_weeks`, et sur combien de personnes on y en tire une au sort (`one_in`), pour ne pas garder plus de 16 millions
--    de semaines : 1, 2, 4, 8… À part, pour qu'un jour qui n'achève pas une semaine ne refasse que celles des personnes qu'il concerne.
-- grain: one_in
-- fills with: email_events
-- after: sends, spells, freshness, reporting_zone
with told as (
    select cast(timezone(zone, first_at) as date) as first_on, cast(timezone(zone, last_at) as date) as last_on from freshness cross join reporting_zone where mart = 'email_events'
    union all select min(sent_on), max(sent_on) from sends
),
seen as (
    select cast(date_trunc('week', max(last_on) + 1) as date) - 7 as last_week, cast(date_trunc('week', min(first_on) + 6) as date) as first_week from told
),
spans as (
    select cast(date_trunc('week', min(entered_on)) as date) as first_week, least(cast(date_trunc('week', max(coalesce(until_on, last_week))) as date), any_value(last_week)) as last_week
    from spells cross join seen group by customer_id
),
sizes as (select sum((last_week - first_week) // 7 + 1) as weeks from spans where first_week <= last_week)
select first_week, last_week, cast(power(2, greatest(ceil(log2(greatest(coalesce(weeks, 1), 1) / 16000000.0)), 0)) as ubigint) as one_in
from seen cross join sizes
