-- holds.en: `deal_habits` counted by quarter, the orders of the year and of the year before, how many of each were on promotion, and group; beyond twenty, orders count as twenty with
--    as large a part of them on promotion.
-- holds.fr: `deal_habits` compté par trimestre, commandes de l'année et de l'année d'avant, combien de chacune étaient en promotion, et groupe ; au-delà de vingt, les commandes
--    comptent pour vingt avec la même part en promotion.
-- grain: quarter, orders, on_deal, orders_before, on_deal_before, segment, language, country
-- gathers: deal_habits
-- renew: whole
-- after: deal_habits
with bounded as (
    select
        quarter, case when orders > 20 then 20 else orders end as orders, case when orders > 20 then cast(round(20.0 * on_deal / orders) as integer) else on_deal end as on_deal,
        case when orders_before > 20 then 20 else orders_before end as orders_before, case when orders_before > 20 then cast(round(20.0 * on_deal_before / orders_before) as integer) else on_deal_before end as on_deal_before,
        segment, language, country
    from deal_habits
)
select quarter, orders, on_deal, orders_before, on_deal_before, segment, language, country, count(*) as people
from bounded
group by quarter, orders, on_deal, orders_before, on_deal_before, segment, language, country
order by quarter
