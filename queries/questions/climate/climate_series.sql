-- question.en: Which series are there?
-- question.fr: Quelles séries y a-t-il ?
-- counts: climate
-- n: none
select series, max(country) as country, count(distinct month) as months, max(vintage) as latest_vintage, max(cast(is_invented as integer)) = 1 as is_invented
from climate
group by series
order by (select count(*) from customers where customers.country = max(climate.country)) desc, count(distinct month) desc, series
