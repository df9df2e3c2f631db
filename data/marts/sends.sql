-- holds.en: One row per message sent, or withheld, to a person: what became of it and what the person did with it.
--    A send without a moment of its own takes that of its campaign; without either it is left out, as are rows that only count.
--    An automation's messages without an identifier are told apart by their day; what people did is put with the first of them.
-- holds.fr: Une ligne par message envoyé, ou retenu, à une personne : ce qu'il est devenu et ce que la personne en a fait.
--    Un envoi sans date prend celle de sa campagne ; sans l'une ni l'autre il est écarté, comme les lignes qui ne font que compter.
--    Les messages d'un automatisme sans identifiant sont distingués par leur jour ; ce qu'en ont fait les gens va avec le premier.
-- grain: customer_id, campaign_id, message_ref, sent_on
-- after: campaign_words, reporting_zone
with told as (
    select
        coalesce(e.customer_id, e.person_key) as customer_id, e.campaign_id, e.message_ref, e.source_system, e.type, e.actor, e.actor_basis, e.reason, e.occurred_at,
        cast(timezone(zone, coalesce(e.occurred_at, case when e.type in ('send', 'delivered', 'block', 'drop') then c.sent_at end)) as date) as day
    from email_events e
    left join campaign_words c on c.campaign_id = e.campaign_id
    cross join reporting_zone
    where coalesce(e.customer_id, e.person_key) is not null and not (e.occurred_at is null and coalesce(e.n, 1) > 1 and e.type in ('send', 'delivered', 'block', 'drop'))
),
tools as (
    select source_system, bool_or(type = 'send') as tells_sends, bool_or(type = 'delivered') as tells_deliveries from told group by source_system
),
fates as (
    select
        customer_id, campaign_id, message_ref,
        bool_or(type in ('delivered', 'open', 'click', 'unsubscribe', 'complaint')) as arrived,
        bool_or(type = 'bounce_hard') as bounced_hard, bool_or(type = 'bounce_soft') as bounced_soft, bool_or(type in ('block', 'drop')) as withheld,
        any_value(reason order by occurred_at) filter (where type in ('block', 'drop')) as withheld_reason,
        bool_or(type = 'click' and coalesce(actor, '') not in ('machine', 'suspect')) as clicked,
        min(day) filter (where type = 'click' and coalesce(actor, '') not in ('machine', 'suspect')) as clicked_on,
        bool_or(type = 'unsubscribe') as unsubscribed, bool_or(type = 'complaint') as complained,
        case
            when bool_or(type = 'open' and actor = 'human' and actor_basis = 'source_flag') then 'human_flagged'
            when bool_or(type = 'open' and actor = 'human') then 'human_filtered'
            when bool_or(type = 'open' and coalesce(actor, 'unknown') not in ('machine', 'suspect')) then 'unknown'
            when bool_or(type = 'open') then 'machine' else 'none' end as opened_by
    from told group by customer_id, campaign_id, message_ref
),
attempts as (
    select customer_id, campaign_id, message_ref, day as sent_on, any_value(source_system) as source_system, min(occurred_at) as sent_at
    from told join tools using (source_system)
    where day is not null and type = case when tells_sends then 'send' else 'delivered' end
    group by customer_id, campaign_id, message_ref, day
    union all
    select customer_id, campaign_id, message_ref, min(day), any_value(source_system), min(occurred_at)
    from told
    group by customer_id, campaign_id, message_ref
    having bool_or(type in ('block', 'drop') and day is not null) and not bool_or(type in ('send', 'delivered'))
),
placed as (
    select *, row_number() over (partition by customer_id, campaign_id, message_ref order by sent_on) = 1 as is_first from attempts
)
select
    p.customer_id, p.campaign_id, p.message_ref, p.source_system, p.sent_on, p.sent_at,
    cast(date_trunc('week', p.sent_on) as date) as sent_week, cast(date_trunc('month', p.sent_on) as date) as sent_month,
    coalesce(c.channel, 'email') as channel, coalesce(c.kind, 'unknown') as kind, coalesce(c.kind_basis, 'unknown') as kind_basis, coalesce(c.is_marketing, true) as is_marketing, c.category,
    case
        when f.arrived then 'delivered' when f.bounced_hard then 'bounced_hard' when f.bounced_soft then 'bounced_soft' when f.withheld then 'withheld'
        when not tools.tells_deliveries then 'delivered' else 'not_confirmed' end as outcome,
    f.withheld_reason,
    p.is_first and f.clicked as is_clicked, case when p.is_first and f.clicked then coalesce(f.clicked_on, p.sent_on) end as clicked_on,
    p.is_first and f.unsubscribed as is_unsubscribed, p.is_first and f.complained as is_complained,
    case when p.is_first then f.opened_by else 'none' end as opened_by,
    case when c.category is not null and len(u.interests) > 0 then list_contains(u.interests, c.category) end as matches_interest,
    u.segment, u.language, u.country
from placed p
join fates f on f.customer_id = p.customer_id and f.campaign_id is not distinct from p.campaign_id and f.message_ref is not distinct from p.message_ref
join tools on tools.source_system = p.source_system
left join campaign_words c on c.campaign_id = p.campaign_id
left join customers u on u.customer_id = p.customer_id
order by p.sent_on, p.customer_id
