-- holds.en: Each buyer's state at the end of each quarter, by their own past: the last 182 days against the 182 before. New: first order
--    in the last 182 days. Returned: ordered again after 182 days without. Dormant: nothing for 182 days. Otherwise growing (at least
--    a quarter more spent), declining (at least a quarter less) or stable. Quarters with less than 364 days of history are left out.
-- holds.fr: L'état de chaque acheteur à la fin de chaque trimestre, selon son propre passé : les 182 derniers jours face aux 182 précédents.
--    Nouveau : première commande dans les 182 derniers jours. Revenu : commande après 182 jours sans. Endormi : rien depuis 182 jours.
--    Sinon en croissance (au moins un quart de plus), en retrait (au moins un quart de moins) ou stable. Il faut 364 jours d'historique.
-- grain: customer_id, quarter
-- renew: whole
-- after: purchases
with ends as (
    select cast(quarter as date) as quarter, cast(quarter + interval 3 months as date) as ends_on
    from generate_series(
        (select date_trunc('quarter', min(placed_on)) from purchases), (select date_trunc('quarter', max(placed_on)) from purchases), interval 3 months
    ) as made(quarter)
),
whole as (
    select ends.* from ends
    where ends_on >= (select min(placed_on) from purchases) + 364 and ends_on <= (select max(placed_on) from purchases) + 1
),
spent as (
    select
        person_no, any_value(customer_id) as customer_id, quarter, ends_on, min(first_on) as first_on,
        -- sums of cents come out otherwise in another order of rows, by less than this rounds off
        round(sum(case when placed_on >= ends_on - 182 then value else 0 end), 4) as value_last,
        round(sum(case when placed_on < ends_on - 182 and placed_on >= ends_on - 364 then value else 0 end), 4) as value_before,
        count(case when placed_on >= ends_on - 182 then 1 end) as orders_last,
        count(case when placed_on < ends_on - 182 and placed_on >= ends_on - 364 then 1 end) as orders_before
    from purchases join whole on purchases.placed_on < whole.ends_on
    group by person_no, quarter, ends_on
),
states as (
    select
        *,
        case
            when first_on >= ends_on - 182 then 'new'
            when orders_last = 0 then 'dormant'
            when orders_before = 0 then 'returned'
            when value_last >= 1.25 * value_before then 'growing'
            when value_last <= 0.75 * value_before then 'declining'
            else 'stable' end as state
    from spent
)
select
    states.person_no, states.customer_id, quarter, ends_on, state,
    lag(state) over (partition by states.person_no order by quarter) as state_before,
    value_last, value_before, orders_last, orders_before, customers.segment, customers.language, customers.country
from states left join customers on customers.customer_id = states.customer_id
order by quarter, state
