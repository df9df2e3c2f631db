-- question.en: How many buyers, and how many came back?
-- question.fr: Combien d'acheteurs, et combien sont revenus ?
-- counts: purchase_days by placed_on
with told as (
    select
        coalesce(sum(orders) filter (where last_on is null or last_on < $start), 0) as people, sum(orders) as orders, sum(value) as value,
        coalesce(sum(orders) filter (where is_again and (last_again_on is null or last_again_on < $start)), 0) as come_back
    from purchase_days
)
select
    cast(people as bigint) as n, cast(orders as bigint) as orders, share_of_customers(come_back, people) as share_of_customers, cast(people as bigint) as share_of_customers_n,
    value / nullif(cast(people as double), 0) as value_per_customer
from told
