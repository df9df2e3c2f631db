-- holds.en: Each time limit announced to a customer: how many days were announced, how many it took or has taken so far, and whether it was kept.
--    A promise is judged once its day has passed as far as its tool tells, broken where it was not kept by then; before that day it counts
--    neither way, else the last promises of all would only ever be kept ones. A tool that never tells of a promise kept leaves it unknown.
-- holds.fr: Chaque délai annoncé à un client : combien de jours annoncés, combien il a fallu ou fallu jusqu'ici, et s'il a été tenu.
--    Une promesse est jugée une fois son jour passé d'après ce que dit son outil, rompue si elle n'était pas tenue alors ; avant ce jour elle ne compte
--    dans aucun sens, sans quoi les dernières ne pourraient être que tenues. Un outil qui ne dit jamais une promesse tenue la laisse inconnue.
-- grain: promise_id
-- renew: whole
-- after: freshness, reporting_zone
with told as (
    select promise_id, coalesce(promises.customer_id, tickets.customer_id) as customer_id, promises.source_system, coalesce(promises.kind, 'other') as kind, made_at, promised_on, kept_on
    from promises left join tickets on tickets.ticket_id = promises.ticket_id
    where promised_on is not null
    union all
    select orders.order_id, orders.customer_id, orders.source_system, 'delivery', orders.placed_at, orders.promised_on, orders.delivered_on
    from orders
    where orders.promised_on is not null and coalesce(orders.status, '') <> 'cancelled'
        and not exists (select 1 from promises where promises.order_ref = orders.order_ref and promises.kind = 'delivery')
),
lived as (
    -- of what was lived, not of the days promised: those may lie ahead
    select source_system, max(last_at) as last_at from freshness where mart in ('orders', 'tickets', 'ticket_events', 'messages', 'calls', 'email_events', 'survey_responses', 'reviews') group by source_system
),
seen as (
    select told.source_system, greatest(cast(timezone(any_value(zone), greatest(max(last_at), max(made_at))) as date), max(kept_on)) as seen_until, count(kept_on) > 0 as is_keeping_told
    from told cross join reporting_zone left join lived on lived.source_system = told.source_system
    group by told.source_system
),
dated as (
    select told.*, cast(timezone(zone, made_at) as date) as made_on, seen_until, is_keeping_told
    from told cross join reporting_zone left join seen on seen.source_system is not distinct from told.source_system
)
select
    promise_id, dated.customer_id, dated.source_system, dated.kind, customers.language, customers.country, customers.segment,
    coalesce(made_on, promised_on) as made_on, cast(date_trunc('month', coalesce(made_on, promised_on)) as date) as made_month,
    promised_on, kept_on,
    case when is_keeping_told and promised_on < seen_until then coalesce(kept_on <= promised_on, false) end as is_kept,
    date_diff('day', made_on, promised_on) as announced_days,
    case when is_keeping_told then kept_on is not null end as is_delivered,
    case when is_keeping_told then greatest(date_diff('day', made_on, coalesce(kept_on, seen_until)), 0) end as days
from dated left join customers on customers.customer_id = dated.customer_id
order by made_on
