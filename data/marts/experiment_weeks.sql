-- holds.en: One row per test, person and week since the draw: messages, clicks, orders, revenue, leaving. Someone drawn twice with different arms
--    is marked; the four weeks before the draw have negative numbers and serve to compare the arms beforehand.
-- holds.fr: Une ligne par test, personne et semaine depuis le tirage : messages, clics, commandes, chiffre d'affaires, départ. Qui a été tiré deux fois
--    dans des bras différents est signalé ; les quatre semaines d'avant portent des numéros négatifs et servent à comparer les bras au départ.
-- grain: experiment_id, customer_id, week_no
-- renew: whole
-- after: sends, subscriptions, freshness, reporting_zone
with seen as (select cast(timezone(any_value(zone), max(last_at)) as date) as seen_on from freshness cross join reporting_zone where mart in ('email_events', 'orders')),
named as (
    -- a list drawn by the planner names people by our own identifier, which a file of ours takes for a CRM's
    select a.*, coalesce(known.customer_id, a.customer_id, a.person_key) as who
    from experiment_arms a
    left join customer_identities i on i.person_key = a.person_key and i.id_type = 'crm_id'
    left join customers known on known.customer_id = i.id_norm
),
drawn as (
    select
        experiment_id, who as customer_id, arg_min(arm, (assigned_at, arm)) as arm, count(distinct arm) > 1 as is_in_two_arms,
        cast(timezone(any_value(zone), min(assigned_at)) as date) as assigned_on,
        any_value(try_cast(json_extract_string(attributes, '$.planned_share') as double)) as planned_share
    from named cross join reporting_zone
    where who is not null
    group by experiment_id, who
),
happened as (
    select customer_id, sent_on as day, 1 as messages, 0 as clicked, 0 as orders, 0.0 as revenue, 0 as left_ from sends where is_marketing and outcome = 'delivered'
    union all select customer_id, clicked_on, 0, 1, 0, 0.0, 0 from sends where is_marketing and outcome = 'delivered' and is_clicked
    union all select customer_id, cast(timezone(zone, placed_at) as date), 0, 0, 1, cast(coalesce(total, 0) - coalesce(refunded, 0) as double), 0
        from orders cross join reporting_zone where cancelled_at is null and coalesce(status, 'paid') <> 'cancelled' and placed_at is not null
    union all select customer_id, left_on, 0, 0, 0, 0.0, 1 from subscriptions where left_on is not null
),
weeks as (
    select d.*, cast(unnest(range(-4, least(52, greatest(1, (seen.seen_on - d.assigned_on) // 7)))) as integer) as week_no from drawn d cross join seen
),
counted as (
    select d.experiment_id, d.customer_id, cast(floor((h.day - d.assigned_on) / 7.0) as integer) as week_no,
        sum(messages) as messages, sum(clicked) as clicked, sum(orders) as orders, round(sum(revenue), 4) as revenue, max(left_) as left_
    from drawn d join happened h on h.customer_id = d.customer_id and h.day >= d.assigned_on - 28 and h.day < d.assigned_on + 364
    group by d.experiment_id, d.customer_id, 3
)
select
    w.experiment_id, w.customer_id, w.arm, w.is_in_two_arms, w.planned_share, w.assigned_on, w.week_no,
    cast(coalesce(c.messages, 0) as integer) as messages, cast(coalesce(c.clicked, 0) as integer) as clicked, cast(coalesce(c.orders, 0) as integer) as orders,
    coalesce(c.revenue, 0) as revenue, coalesce(c.left_, 0) = 1 as has_left, u.segment, u.language, u.country
from weeks w
left join counted c on c.experiment_id = w.experiment_id and c.customer_id = w.customer_id and c.week_no = w.week_no
left join customers u on u.customer_id = w.customer_id
order by w.experiment_id, w.arm, w.customer_id, w.week_no
