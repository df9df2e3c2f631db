-- question.en: How many buyers, and how many came back?
-- question.fr: Combien d'acheteurs, et combien sont revenus ?
-- counts: purchases by placed_on
with each as (select person_no, count(*) as orders, max(nth) > 1 as has_come_back, sum(value) as value from purchases group by person_no)
select
    count(*) as n, cast(sum(orders) as bigint) as orders, share_of_customers(count(case when has_come_back then 1 end), count(*)) as share_of_customers, count(*) as share_of_customers_n,
    sum(value) / nullif(count(*), 0) as value_per_customer
from each
