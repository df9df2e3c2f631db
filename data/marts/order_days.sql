-- holds.en: Orders not cancelled counted by day, whether placed in a shop, tool and group: telling the month of each at a click takes ten times as long.
-- holds.fr: Les commandes non annulées comptées par jour, en magasin ou non, par outil et groupe : dire le mois de chacune à chaque clic prend dix fois plus de temps.
-- grain: placed_on, is_in_person, source_system, segment, language, country
-- gathers: orders
-- renew: whole
-- after: reporting_zone
with dated as (
    select
        cast(timezone(zone, orders.placed_at) as date) as placed_on, coalesce(orders.sales_channel, '') in ('store', 'pos', 'retail', 'shop') as is_in_person,
        orders.source_system, customers.segment, customers.language, orders.country
    from orders cross join reporting_zone left join customers on customers.customer_id = orders.customer_id
    where coalesce(orders.status, '') <> 'cancelled' and orders.placed_at is not null
)
select placed_on, cast(date_trunc('month', placed_on) as date) as placed_month, is_in_person, source_system, segment, language, country, count(*) as times
from dated
group by placed_on, is_in_person, source_system, segment, language, country
order by placed_on
