-- holds.en: One row per message sent, or withheld, to a person: what became of it and what the person did with it.
--    A send without a moment of its own takes that of its campaign; without either it is left out, as are rows that only count.
--    An automation's messages without an identifier are told apart by their day; what people did is put with the first of them.
--    `sent_s`: seconds from the beginning of `sent_on` in UTC to the moment it left, and `sent_us` microseconds more; `timed_sends` tells the moment itself.
-- holds.fr: Une ligne par message envoyé, ou retenu, à une personne : ce qu'il est devenu et ce que la personne en a fait.
--    Un envoi sans date prend celle de sa campagne ; sans l'une ni l'autre il est écarté, comme les lignes qui ne font que compter.
--    Les messages d'un automatisme sans identifiant sont distingués par leur jour ; ce qu'en ont fait les gens va avec le premier.
--    `sent_s` : les secondes du début de `sent_on` en UTC au moment du départ, et `sent_us` les microsecondes en plus ; `timed_sends` dit ce moment même.
-- grain: customer_id, campaign_id, message_ref, sent_on
-- partitions: customer_id
-- after: campaign_words, interest_categories, mail_tools, reporting_zone
-- renew: customer_id, campaign_id
with told as not materialized (
    -- worked out again for the few that go on several days: keeping it for all takes longer
    select
        coalesce(e.customer_id, e.person_key) as customer_id, e.campaign_id, e.message_ref, e.source_system, e.reason, e.occurred_at,
        -- what happened, a bit each: 1 left, 2 arrived, 4 bounced hard, 8 bounced soft, 16 blocked, 32 withheld, 64 clicked, 128 unsubscribed, 256 complained,
        -- and what is known of an opening, from 512: by a machine, by whom nobody tells, by people filtered, by people flagged
        case when e.type = attempt then 1 else 0 end | case e.type
            when 'delivered' then 2
            when 'open' then 2 | case when e.actor in ('machine', 'suspect') then 512 when e.actor <> 'human' or e.actor is null then 1024 when e.actor_basis = 'source_flag' then 4096 else 2048 end
            when 'click' then case when coalesce(e.actor, '') not in ('machine', 'suspect') then 66 else 2 end
            when 'bounce_hard' then 4 when 'bounce_soft' then 8 when 'block' then 48 when 'drop' then 32 when 'unsubscribe' then 130 when 'complaint' then 258 else 0 end as bits,
        -- of no other event the day is asked, and telling a zone's day is slow
        case when e.type in (attempt, 'block', 'drop', 'click') then cast(timezone(zone, coalesce(e.occurred_at, case when e.type <> 'click' then c.sent_at end)) as date) end as day
    from email_events e
    join mail_tools using (source_system)
    left join campaign_words c on c.campaign_id = e.campaign_id
    cross join reporting_zone
    where coalesce(e.customer_id, e.person_key) is not null and not (e.occurred_at is null and coalesce(e.n, 1) > 1 and e.type in ('send', 'delivered', 'block', 'drop'))
),
fates as (
    select
        customer_id, campaign_id, message_ref, any_value(source_system) as source_system, bit_or(bits) as bits,
        min(case when bits & 1 = 1 then day end) as first_on, max(case when bits & 1 = 1 then day end) as last_on,
        min(case when bits & 1 = 1 then occurred_at end) as sent_at,
        min(case when bits & 32 = 32 then day end) as withheld_on, min(case when bits & 32 = 32 then reason end) as withheld_reason,
        min(case when bits & 64 = 64 then day end) as clicked_on
    from told
    group by customer_id, campaign_id, message_ref
),
-- nearly all go once; an automation may write to the same person on several days without an identifier
several as (select * from fates where first_on < last_on),
days as (
    select distinct told.customer_id, told.campaign_id, told.message_ref, told.day
    from told
    semi join several s on s.customer_id = told.customer_id and s.campaign_id is not distinct from told.campaign_id and s.message_ref is not distinct from told.message_ref
    where told.day is not null and bits & 1 = 1
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
    p.customer_id, p.campaign_id, p.message_ref, p.source_system, p.sent_on,
    -- small numbers, where a moment of its own takes three times the room
    case when p.is_first then (epoch_us(p.sent_at) - epoch_us(cast(p.sent_on as timestamp))) // 1000000 end as sent_s,
    case when p.is_first then cast((epoch_us(p.sent_at) - epoch_us(cast(p.sent_on as timestamp))) % 1000000 as integer) end as sent_us,
    coalesce(c.channel, 'email') as channel, coalesce(c.kind, 'unknown') as kind, coalesce(c.kind_basis, 'unknown') as kind_basis, coalesce(c.is_marketing, true) as is_marketing, c.category,
    case
        when p.bits & 2 = 2 then 'delivered' when p.bits & 4 = 4 then 'bounced_hard'
        -- blocked after it left, the receiving server refused it; blocked without leaving, the tool held it back
        when p.bits & 8 = 8 or p.bits & 17 = 17 then 'bounced_soft' when p.bits & 32 = 32 then 'withheld'
        when not t.tells_deliveries then 'delivered' else 'not_confirmed' end as outcome,
    p.withheld_reason,
    p.is_first and p.bits & 64 = 64 as is_clicked, case when p.is_first and p.bits & 64 = 64 then coalesce(p.clicked_on, p.sent_on) end as clicked_on,
    p.is_first and p.bits & 128 = 128 as is_unsubscribed, p.is_first and p.bits & 256 = 256 as is_complained,
    -- the surest evidence wins
    case
        when not p.is_first or p.bits < 512 then 'none' when p.bits >= 4096 then 'human_flagged' when p.bits >= 2048 then 'human_filtered'
        when p.bits >= 1024 then 'unknown' else 'machine' end as opened_by,
    case when list_contains(l.categories, c.category) then true when l.all_known and c.category is not null then false end as matches_interest,
    u.segment, u.language, u.country
from placed p
join mail_tools t using (source_system)
left join campaign_words c on c.campaign_id = p.campaign_id
left join customers u on u.customer_id = p.customer_id
left join liked l on l.customer_id = p.customer_id
order by p.customer_id, p.sent_on
