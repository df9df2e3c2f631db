-- holds.en: Who spoke to whom and when: each message the brand sent to a person of its own accord, and each time a person turned to the brand,
--    heard when a human answered or something was done about it. Messages that follow an order are no talk of the brand's own,
--    nor are those that a tool states, or the company decided, to be service.
-- holds.fr: Qui a parlé à qui et quand : chaque message envoyé par la marque de sa propre initiative, et chaque prise de parole d'une personne,
--    entendue quand un humain a répondu ou que quelque chose en a été fait. Les messages qui suivent une commande ne comptent pas,
--    ni ceux que l'outil déclare, ou que l'entreprise a décidé, de service.
-- grain: customer_id, said_at, side, channel
-- partitions: customer_id
-- renew: customer_id
-- after: campaign_words, mail_tools, reporting_zone, contacts, voices
with mailings as (
    select
        e.customer_id, e.campaign_id, e.source_system, min(e.occurred_at) as said_at
    from email_events e join mail_tools using (source_system) left join campaign_words c on c.campaign_id = e.campaign_id
    where e.type = attempt and e.occurred_at is not null and coalesce(c.is_marketing, true) and not (coalesce(c.kind, '') = 'service' and c.kind_basis in ('decided', 'stated'))
    group by e.customer_id, e.person_key, e.campaign_id, e.source_system, cast(e.occurred_at as date)
),
said as (
    select customer_id, 'brand' as side, 'email' as channel, source_system, said_at, false as is_heard from mailings
    union all
    select customer_id, 'brand', 'phone', source_system, started_at, false from calls where direction = 'out'
    union all
    select customer_id, 'brand', channel, source_system, created_at, false from tickets where opened_by = 'agent'
    union all
    select customer_id, 'brand', 'social', source_system, created_at, false from social_posts where by_brand and in_reply_to is null
    union all
    select customer_id, 'customer', channel, source_system, opened_at, is_reached from contacts
    union all
    select customer_id, 'customer', channel, source_system, said_at, is_replied from voices where kind <> 'complaint' and nullif(trim(words), '') is not null
    union all
    select customer_id, 'customer', 'idea', source_system, created_at, answered_at is not null or decided_at is not null or status in ('acknowledged', 'examined', 'planned', 'delivered', 'declined') from ideas
)
select
    said.customer_id, side, channel, said.source_system, said_at, cast(timezone(zone, said_at) as date) as said_on,
    cast(date_trunc('month', timezone(zone, said_at)) as date) as said_month, is_heard, u.segment, u.language, u.country
from said cross join reporting_zone left join customers u on u.customer_id = said.customer_id
where said_at is not null
order by side, said_on
