-- holds.en: For each buyer and quarter, the orders of the 365 days before the quarter's end of which a tool says whether they were on promotion, how many of them were, and the same of the 365
--    days before those. Who ordered in neither year has no row; the year before is empty where less than two years are known.
-- holds.fr: Pour chaque acheteur et trimestre, les commandes des 365 jours avant la fin du trimestre dont un outil dit si elles étaient en promotion, combien l'étaient, et de même les 365
--    jours d'avant. Qui n'a commandé ni l'une ni l'autre année n'a pas de ligne ; l'année d'avant est vide là où l'on connaît moins de deux ans.
-- grain: customer_id, quarter
-- renew: whole
-- after: purchases
with told as (select customer_id, person_no, placed_on, is_on_deal from purchases where is_on_deal is not null),
seen as (select min(placed_on) as first_on, max(placed_on) as last_on from told),
ends as (
    select cast(quarter as date) as quarter, cast(quarter + interval 3 months as date) as ends_on, first_on
    from seen cross join lateral (select unnest(generate_series(date_trunc('quarter', first_on), date_trunc('quarter', last_on), interval 3 months)) as quarter)
    where quarter + interval 3 months >= first_on + 365 and quarter + interval 3 months <= last_on + 1
),
counted as (
    select
        person_no, any_value(customer_id) as customer_id, quarter,
        cast(count(case when placed_on >= ends_on - 365 then 1 end) as integer) as orders, cast(count(case when placed_on >= ends_on - 365 and is_on_deal then 1 end) as integer) as on_deal,
        cast(case when any_value(first_on) <= any_value(ends_on) - 730 then count(case when placed_on < ends_on - 365 then 1 end) end as integer) as orders_before,
        cast(case when any_value(first_on) <= any_value(ends_on) - 730 then count(case when placed_on < ends_on - 365 and is_on_deal then 1 end) end as integer) as on_deal_before
    from told join ends on told.placed_on < ends.ends_on and told.placed_on >= ends.ends_on - 730
    group by person_no, quarter
)
select counted.*, customers.segment, customers.language, customers.country
from counted left join customers on customers.customer_id = counted.customer_id
where orders > 0 or orders_before > 0
order by quarter
