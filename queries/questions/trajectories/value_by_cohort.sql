-- question.en: What does a customer bring, month after month since the first order?
-- question.fr: Que rapporte un client, mois après mois depuis la première commande ?
-- reading.en: Cumulated value per customer of each quarter of arrival, refunds deducted, over the months that all of them have been observed.
-- reading.fr: Valeur cumulée par client de chaque trimestre d'arrivée, remboursements déduits, sur les mois que tous ont vécus.
-- counts: purchases
-- counts: arrivals
-- grain: cohort_quarter, month_no
-- n: people_in_all
with arrived as (
    select cohort_quarter, cast(sum(people) as bigint) as n, max(first_on) as last_arrival_on
    from arrivals
    where first_on >= $start and first_on < $end
    group by cohort_quarter
),
months as (
    select arrived.cohort_quarter, arrived.n, cast(numbers.month_no as bigint) as month_no
    from arrived join (select unnest(range(0, 37)) as month_no) as numbers
        on numbers.month_no < datediff('month', arrived.last_arrival_on, (select max(placed_on) from main.purchases))
),
spent as (
    select cohort_quarter, months_since_first, sum(value) as value
    from purchases
    where first_on >= $start and first_on < $end
    group by cohort_quarter, months_since_first
)
select
    months.cohort_quarter, months.month_no, months.n,
    sum(coalesce(spent.value, 0)) over (partition by months.cohort_quarter order by months.month_no rows unbounded preceding) / months.n as value_per_customer,
    cast((select sum(n) from arrived) as bigint) as people_in_all
from months left join spent on spent.cohort_quarter = months.cohort_quarter and spent.months_since_first = months.month_no
order by months.cohort_quarter, months.month_no
