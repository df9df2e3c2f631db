-- holds.en: One row per message sent, or withheld, to a person: what became of it and what the person did with it.
--    A send without a moment of its own takes that of its campaign; without either it is left out, as are rows that only count.
--    An automation's messages without an identifier are told apart by their day; what people did is put with the first of them.
-- holds.fr: Une ligne par message envoyé, ou retenu, à une personne : ce qu'il est devenu et ce que la personne en a fait.
--    Un envoi sans date prend celle de sa campagne ; sans l'une ni l'autre il est écarté, comme les lignes qui ne font que compter.
--    Les messages d'un automatisme sans identifiant sont distingués par leur jour ; ce qu'en ont fait les gens va avec le premier.
-- grain: customer_id, campaign_id, message_ref, sent_on
-- partitions: customer_id
-- after: campaign_words, interest_categories, mail_tools, reporting_zone
-- renew: customer_id, campaign_id
with told as (
    select
        coalesce(e.customer_id, e.person_key) as customer_id, e.campaign_id, e.message_ref, source_system, e.type, e.actor, e.actor_basis, e.reason, e.occurred_at,
        -- of no other event the day is asked, and telling a zone's day is slow
        case when e.type in (attempt, 'block', 'drop', 'click') then cast(timezone(zone, coalesce(e.occurred_at, case when e.type <> 'click' then c.sent_at end)) as date) end as day,
        attempt, tells_deliveries
    from email_events e
    join mail_tools using (source_system)
    left join campaign_words c on c.campaign_id = e.campaign_id
    cross join reporting_zone
    where coalesce(e.customer_id, e.person_key) is not null and not (e.occurred_at is null and coalesce(e.n, 1) > 1 and e.type in ('send', 'delivered', 'block', 'drop'))
),
fates as (
    select
        customer_id, campaign_id, message_ref, any_value(source_system) as source_system,
        min(case when type = attempt then day end) as first_on, max(case when type = attempt then day end) as last_on,
        min(case when type = attempt then occurred_at end) as sent_at,
        min(case when type in ('block', 'drop') then day end) as withheld_on,
        bool_or(type in ('delivered', 'open', 'click', 'unsubscribe', 'complaint')) as arrived,
        bool_or(type = 'bounce_hard') as bounced_hard,
        -- blocked after it left, the receiving server refused it; blocked without leaving, the tool held it back
        bool_or(type = 'bounce_soft') or (bool_or(type = 'block') and bool_or(type = attempt)) as bounced_soft, bool_or(type in ('block', 'drop')) as withheld,
        min(case when type in ('block', 'drop') then reason end) as withheld_reason,
        bool_or(type = 'click' and coalesce(actor, '') not in ('machine', 'suspect')) as clicked,
        min(case when type = 'click' and coalesce(actor, '') not in ('machine', 'suspect') then day end) as clicked_on,
        bool_or(type = 'unsubscribe') as unsubscribed, bool_or(type = 'complaint') as complained,
        -- the surest evidence wins: people flagged, people filtered, unknown, a machine
        max(case when type <> 'open' then 0 when actor in ('machine', 'suspect') then 1 when actor <> 'human' or actor is null then 2 when actor_basis = 'source_flag' then 4 else 3 end) as opening,
        any_value(tells_deliveries) as tells_deliveries
    from told
    group by customer_id, campaign_id, message_ref
),
-- nearly all go once; an automation may write to the same person on several days without an identifier
several as (select * from fates where first_on < last_on),
days as (
    select distinct told.customer_id, told.campaign_id, told.message_ref, told.day
    from told
    semi join several s on s.customer_id = told.customer_id and s.campaign_id is not distinct from told.campaign_id and s.message_ref is not distinct from told.message_ref
    where told.day is not null and type = attempt
),
placed as (
    select *, coalesce(first_on, withheld_on) as sent_on, true as is_first from fates where first_on = last_on or (first_on is null and withheld_on is not null)
    union all
    select s.*, d.day, d.day = s.first_on
    from days d join several s on s.customer_id = d.customer_id and s.campaign_id is not distinct from d.campaign_id and s.message_ref is not distinct from d.message_ref
),
-- what a person likes in words nobody translated may be what a message is about: then “no” is not known
liked as (
    select customer_id, array_agg(category) filter (where category is not null) as categories, bool_and(category is not null) as all_known
    from (select customer_id, unnest(interests) as interest from customers) told join interest_categories using (interest)
    group by customer_id
)
select
    p.customer_id, p.campaign_id, p.message_ref, p.source_system, p.sent_on, case when p.is_first then p.sent_at end as sent_at,
    cast(date_trunc('week', p.sent_on) as date) as sent_week, cast(date_trunc('month', p.sent_on) as date) as sent_month,
    coalesce(c.channel, 'email') as channel, coalesce(c.kind, 'unknown') as kind, coalesce(c.kind_basis, 'unknown') as kind_basis, coalesce(c.is_marketing, true) as is_marketing, c.category,
    case
        when p.arrived then 'delivered' when p.bounced_hard then 'bounced_hard' when p.bounced_soft then 'bounced_soft' when p.withheld then 'withheld'
        when not p.tells_deliveries then 'delivered' else 'not_confirmed' end as outcome,
    p.withheld_reason,
    p.is_first and p.clicked as is_clicked, case when p.is_first and p.clicked then coalesce(p.clicked_on, p.sent_on) end as clicked_on,
    p.is_first and p.unsubscribed as is_unsubscribed, p.is_first and p.complained as is_complained,
    case when not p.is_first then 'none' else ['none', 'machine', 'unknown', 'human_filtered', 'human_flagged'][p.opening + 1] end as opened_by,
    case when list_contains(l.categories, c.category) then true when l.all_known and c.category is not null then false end as matches_interest,
    u.segment, u.language, u.country
from placed p
left join campaign_words c on c.campaign_id = p.campaign_id
left join customers u on u.customer_id = p.customer_id
left join liked l on l.customer_id = p.customer_id
order by p.sent_on, p.customer_id
