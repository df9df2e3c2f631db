-- holds.en: One row per wish a person declared: when, about what, until when, and the first marketing message about that category of
--    product that reached them while it stood. A wish without a category cannot be matched, and whether it was met stays unknown.
-- holds.fr: Une ligne par souhait déclaré par une personne : quand, sur quoi, jusqu'à quand, et le premier message marketing sur cette
--    catégorie de produit reçu tant qu'il tenait. Un souhait sans catégorie ne peut être rapproché : on ignore s'il a été suivi.
-- grain: intention_id
-- renew: whole
-- after: sends, reporting_zone
with seen as (select max(sent_on) as seen_on from sends),
declared as (
    select
        i.intention_id, coalesce(i.customer_id, i.person_key) as customer_id, i.source_system, i.kind as wish_kind, i.category, i.what,
        cast(timezone(zone, i.expressed_at) as date) as expressed_on, cast(timezone(zone, i.valid_until) as date) as valid_until_on
    from intentions i cross join reporting_zone
    where i.expressed_at is not null and i.kind <> 'stop' and coalesce(i.state, 'open') <> 'withdrawn'
),
offered as (
    select d.intention_id, min(s.sent_on) as offered_on
    from declared d join sends s on s.customer_id = d.customer_id and s.category = d.category
    where s.is_marketing and s.outcome = 'delivered' and s.sent_on >= d.expressed_on and s.sent_on <= coalesce(d.valid_until_on, s.sent_on)
    group by d.intention_id
)
select
    d.*, cast(date_trunc('month', d.expressed_on) as date) as expressed_month,
    o.offered_on, case when d.category is not null then o.offered_on is not null end as is_offered,
    case when d.category is not null then greatest(date_diff('day', d.expressed_on, coalesce(o.offered_on, least(seen.seen_on, coalesce(d.valid_until_on, seen.seen_on)))), 0) end as waited_days,
    d.category is not null and date_diff('day', d.expressed_on, seen.seen_on) >= 60 as is_seen_60_days,
    u.segment, u.language, u.country
from declared d cross join seen
left join offered o on o.intention_id = d.intention_id
left join customers u on u.customer_id = d.customer_id
order by expressed_on
