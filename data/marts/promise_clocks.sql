-- holds.en: Each delay announced to a customer: how many days were announced, how many it took or has taken so far, and whether it was kept.
--    A promise is judged once its day has passed, broken where it was not kept by then; before that day it counts neither way, else
--    the last promises of all would only ever be kept ones.
-- holds.fr: Chaque délai annoncé à un client : combien de jours annoncés, combien il a fallu ou fallu jusqu'ici, et s'il a été tenu.
--    Une promesse est jugée une fois son jour passé, rompue si elle n'était pas tenue alors ; avant ce jour elle ne compte dans aucun sens,
--    sans quoi les dernières promesses ne pourraient être que tenues.
-- grain: promise_id
-- renew: whole
-- after: observed, reporting_zone
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
dated as (
    select
        told.*, cast(timezone(zone, made_at) as date) as made_on,
        (select max(cast(timezone(zone, observed_until) as date)) from observed) as seen_until
    from told cross join reporting_zone
)
select
    promise_id, dated.customer_id, dated.source_system, dated.kind, customers.language, customers.country, customers.segment,
    coalesce(made_on, promised_on) as made_on, cast(date_trunc('month', coalesce(made_on, promised_on)) as date) as made_month,
    promised_on, kept_on,
    case when promised_on < seen_until then coalesce(kept_on <= promised_on, false) end as is_kept,
    date_diff('day', made_on, promised_on) as announced_days,
    kept_on is not null as is_delivered,
    greatest(date_diff('day', made_on, coalesce(kept_on, seen_until)), 0) as days
from dated left join customers on customers.customer_id = dated.customer_id
order by made_on
