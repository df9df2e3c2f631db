-- question.en: How much of what is sold is sold on promotion?
-- question.fr: Quelle part des ventes se fait en promotion ?
-- limits.en: Orders of which no tool tells whether they were on promotion are left out. The intervals take orders as independent, though one person may place several.
-- limits.fr: Les commandes dont aucun outil ne dit si elles étaient en promotion sont laissées de côté. Les intervalles supposent les commandes indépendantes, alors qu'une personne peut en passer plusieurs.
-- counts: deal_days by placed_on
-- fills with: orders.discount, orders.promo_codes
with told as (
    select
        sum(case when is_on_deal is not null then orders end) as n, sum(case when is_on_deal then orders else 0 end) as n_on_deal, deal_orders_share(is_on_deal, orders) as deal_orders_share,
        deal_value_share(is_on_deal, value) as deal_value_share, value_share_error(is_on_deal, value, value_squared, orders) as deal_value_share_error,
        mean_deal_depth(depth, depths) as mean_deal_depth, sum(depths) as depths, sum(depth_squared) as depth_squared,
        welcome_again_share(is_welcome, is_again, orders) as welcome_again_share, sum(case when is_welcome then orders else 0 end) as welcomes,
        sum(case when is_on_deal is null then orders else 0 end) as untold_orders
    from deal_days
)
select
    cast(n as bigint) as n, deal_orders_share, deal_value_share, deal_value_share_error, mean_deal_depth, cast(depths as bigint) as mean_deal_depth_n,
    sqrt(greatest(depth_squared - depths * mean_deal_depth * mean_deal_depth, 0) / nullif(cast(depths - 1 as double), 0)) as mean_deal_depth_sd,
    welcome_again_share, cast(welcomes as bigint) as welcome_again_share_n, cast(untold_orders as bigint) as untold_orders
from told
where n > 0
