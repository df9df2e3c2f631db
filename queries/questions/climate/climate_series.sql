-- question.en: Which series are there?
-- question.fr: Quelles séries y a-t-il ?
-- counts: climate
-- n: none
with each as (
    select series, max(country) as country, count(distinct month) as months, max(vintage) as latest_vintage, max(cast(is_invented as integer)) = 1 as is_invented
    from climate
    group by series
),
people as (
    select country, count(*) as n from customers group by country
)
select each.series, each.country, each.months, each.latest_vintage, each.is_invented
from each left join people on people.country = each.country
order by coalesce(people.n, 0) desc, each.months desc, each.series
