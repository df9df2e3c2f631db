-- holds.en: One row per order kept by an identified person: what it brought once refunds are taken off, its rank among theirs,
--    and how long after the first it came. Cancelled orders do not count. `person_no` numbers the persons: counting numbers takes less than counting identifiers.
-- holds.fr: Une ligne par commande maintenue d'une personne identifiée : ce qu'elle a rapporté, remboursements déduits, son rang parmi
--    les siennes, et combien de temps après la première. Les commandes annulées ne comptent pas. `person_no` numérote les personnes : compter des numéros prend
--    moins de temps que des identifiants.
-- grain: order_id
-- renew: whole
-- after: reporting_zone
with kept as (
    select
        orders.order_id, orders.customer_id, orders.source_system, orders.placed_at, coalesce(orders.sales_channel, 'web') as channel,
        cast(timezone(zone, orders.placed_at) as date) as placed_on,
        cast(coalesce(total, 0) - coalesce(refunded, 0) as double) as value
    from orders cross join reporting_zone
    where customer_id is not null and coalesce(status, 'paid') in ('paid', 'refunded', 'partial_refund') and cancelled_at is null
)
select
    kept.*, cast(dense_rank() over (order by kept.customer_id) as integer) as person_no,
    row_number() over (partition by kept.customer_id order by placed_at, order_id) as nth,
    min(placed_on) over (partition by kept.customer_id) as first_on,
    cast(date_trunc('quarter', min(placed_on) over (partition by kept.customer_id)) as date) as cohort_quarter,
    datediff('month', min(placed_on) over (partition by kept.customer_id), placed_on) as months_since_first,
    customers.segment, customers.language, customers.country
from kept left join customers on customers.customer_id = kept.customer_id
order by placed_on
