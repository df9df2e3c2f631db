-- holds.en: People subscribed in the last whole week, what they received, what they accept, and why they count as saturated.
-- holds.fr: Les personnes abonnées la dernière semaine entière, ce qu'elles ont reçu, ce qu'elles acceptent, et pourquoi elles comptent comme saturées.
-- counts: person_weeks by week
-- grain: customer_id
with last_week as (
    select *, coalesce(ceil(28.0 / nullif(preferred_days_between, 0)), line_28) as allowed_28 from person_weeks where week = (select max(week) from person_weeks)
)
select
    *,
    case
        when preferred_days_between > 0 and pressure_28 > allowed_28 then 'above_wish'
        when pressure_28 > allowed_28 then 'above_line'
        when pressure_90 >= 6 and clicked_total > 0 and clicked_91 = 0 and days_since_sign > 90 then 'gone_quiet' end as because
from last_week
