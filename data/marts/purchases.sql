-- holds.en: One row per order kept by an identified person: what it brought once refunds are taken off, its rank among theirs,
--    and how long after the first it came. Cancelled orders do not count. `person_no` numbers the persons: counting numbers takes less than counting identifiers.
--    `is_on_deal`: a promotion code was used, or something was taken off the order or one of its lines; unknown where the tool tells neither. `deal_depth`: what was taken
--    off, of the price of the goods before it; what lines and order tell may be the same, so the larger of the two. `is_welcome`: a code was used whose name welcomes.
-- holds.fr: Une ligne par commande maintenue d'une personne identifiée : ce qu'elle a rapporté, remboursements déduits, son rang parmi
--    les siennes, et combien de temps après la première. Les commandes annulées ne comptent pas. `person_no` numérote les personnes : compter des numéros prend
--    moins de temps que des identifiants. `is_on_deal` : un code de promotion a servi, ou une remise a été faite sur la commande ou l'une de ses lignes ; inconnu si l'outil ne dit
--    ni l'un ni l'autre. `deal_depth` : la remise, rapportée au prix des marchandises avant elle ; lignes et commande peuvent dire la même, on prend donc la plus grande des
--    deux. `is_welcome` : un code dont le nom souhaite la bienvenue a servi.
-- grain: order_id
-- renew: whole
-- after: reporting_zone
-- fills with: orders
with taken_off as (
    select order_id, sum(discount) as discount from order_lines where discount > 0 group by order_id
),
kept as (
    select
        orders.order_id, orders.customer_id, orders.source_system, orders.placed_at, coalesce(orders.sales_channel, 'web') as channel,
        cast(timezone(zone, orders.placed_at) as date) as placed_on,
        cast(coalesce(total, 0) - coalesce(refunded, 0) as double) as value,
        case
            when len(orders.promo_codes) > 0 or orders.discount > 0 or taken_off.discount > 0 then true
            when orders.promo_codes is not null or orders.discount is not null then false end as is_on_deal,
        cast(greatest(coalesce(orders.discount, 0), coalesce(taken_off.discount, 0)) as double) as off,
        cast(coalesce(orders.subtotal, orders.total - coalesce(orders.shipping, 0)) as double) as goods,
        regexp_matches(
            lower(strip_accents(array_to_string(orders.promo_codes, ' '))),
            'welcome|bienvenue|newcomer|new_?(client|customer)|nouveaux?_?client|(^| )(first|1st|1ere?|premiere?)|(first|premiere?|1ere?)_?(order|achat|commande)'
        ) as is_welcome
    from orders cross join reporting_zone left join taken_off on taken_off.order_id = orders.order_id
    where customer_id is not null and coalesce(status, 'paid') in ('paid', 'refunded', 'partial_refund') and cancelled_at is null
)
select
    kept.* exclude (off, goods), case when is_on_deal and off > 0 and goods >= 0 then off / (goods + off) end as deal_depth, cast(dense_rank() over (order by kept.customer_id) as integer) as person_no,
    row_number() over (partition by kept.customer_id order by placed_at, order_id) as nth,
    min(placed_on) over (partition by kept.customer_id) as first_on,
    cast(date_trunc('quarter', min(placed_on) over (partition by kept.customer_id)) as date) as cohort_quarter,
    datediff('month', min(placed_on) over (partition by kept.customer_id), placed_on) as months_since_first,
    customers.segment, customers.language, customers.country
from kept left join customers on customers.customer_id = kept.customer_id
order by placed_on
