-- question.en: Do people buy more on promotion?
-- question.fr: Achète-t-on de plus en plus en promotion ?
-- title.en: Orders on promotion: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Commandes en promotion : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Orders on promotion: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Commandes en promotion : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Orders on promotion: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Commandes en promotion : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Share of the orders of each month on which a code was used or something was taken off. Beside it, in the table, the part of the value they brought and how much was taken off.
-- reading.fr: Part des commandes de chaque mois où un code a servi ou une remise a été faite. À côté, dans le tableau, la part de la valeur qu'elles ont rapportée et la remise moyenne.
-- limits.en: Orders of which no tool tells whether they were on promotion are left out. The intervals take orders as independent, though one person may place several.
-- limits.fr: Les commandes dont aucun outil ne dit si elles étaient en promotion sont laissées de côté. Les intervalles supposent les commandes indépendantes, alors qu'une personne peut en passer plusieurs.
-- empty.en: No tool says which orders were on promotion: an order needs its discount (orders.discount), its codes (orders.promo_codes) or the discount of its lines (order_lines.discount).
-- empty.fr: Aucun outil ne dit quelles commandes étaient en promotion : il faut à une commande sa remise (orders.discount), ses codes (orders.promo_codes) ou la remise de ses lignes (order_lines.discount).
-- counts: deal_days by placed_on
-- fills with: orders.discount, orders.promo_codes
-- grain: month
with told as (
    select
        placed_month as month, sum(orders) as n, deal_orders_share(is_on_deal, orders) as deal_orders_share, deal_value_share(is_on_deal, value) as deal_value_share,
        value_share_error(is_on_deal, value, value_squared, orders) as deal_value_share_error,
        mean_deal_depth(depth, depths) as mean_deal_depth, sum(depths) as depths, sum(depth_squared) as depth_squared
    from deal_days
    where is_on_deal is not null
    group by placed_month
)
select
    month, cast(n as bigint) as n, deal_orders_share, deal_value_share, deal_value_share_error, mean_deal_depth, cast(depths as bigint) as mean_deal_depth_n,
    sqrt(greatest(depth_squared - depths * mean_deal_depth * mean_deal_depth, 0) / nullif(cast(depths - 1 as double), 0)) as mean_deal_depth_sd
from told
order by month
