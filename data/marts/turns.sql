-- holds.en: Who spoke to whom and when: each message the brand sent to a person of its own accord, and each time a person turned to the brand,
--    heard when a human answered or something was done about it. Messages that follow an order are no talk of the brand's own,
--    nor are those that a tool states, or the company decided, to be service.
-- holds.fr: Qui a parlé à qui et quand : chaque message envoyé par la marque de sa propre initiative, et chaque prise de parole d'une personne,
--    entendue quand un humain a répondu ou que quelque chose en a été fait. Les messages qui suivent une commande ne comptent pas,
--    ni ceux que l'outil déclare, ou que l'entreprise a décidé, de service.
-- grain: customer_id, said_at, side, channel
-- stands as: view
-- renew: customer_id
-- after: timed_sends, spoken, reporting_zone
with opened as (
    select customer_id, 'phone' as channel, source_system, started_at as said_at from calls where direction = 'out'
    union all
    select customer_id, channel, source_system, created_at from tickets where opened_by = 'agent'
    union all
    select customer_id, 'social', source_system, created_at from social_posts where by_brand and in_reply_to is null
)
select
    customer_id, 'brand' as side, channel, source_system, coalesce(sent_at, timezone(zone, cast(sent_on as timestamp))) as said_at, sent_on as said_on, cast(date_trunc('month', sent_on) as date) as said_month,
    false as is_heard, segment, language, country
from timed_sends cross join reporting_zone
where outcome <> 'withheld' and is_marketing and not (kind = 'service' and kind_basis in ('decided', 'stated'))
union all
select
    o.customer_id, 'brand', o.channel, o.source_system, said_at, cast(timezone(zone, said_at) as date),
    cast(date_trunc('month', timezone(zone, said_at)) as date), false, u.segment, u.language, u.country
from opened o cross join reporting_zone left join customers u on u.customer_id = o.customer_id
where said_at is not null
union all
select customer_id, 'customer', channel, source_system, said_at, said_on, said_month, is_heard, segment, language, country
from spoken
