-- question.en: How many buyers, and how many came back?
-- question.fr: Combien d'acheteurs, et combien sont revenus ?
-- counts: purchases by placed_on
select
    count(distinct customer_id) as n, case when count(*) > 0 then count(*) end as orders,
    share_of_customers(count(distinct case when nth > 1 then customer_id end), count(distinct customer_id)) as share_of_customers, count(distinct customer_id) as share_of_customers_n,
    sum(value) / nullif(count(distinct customer_id), 0) as value_per_customer
from purchases
