-- holds.en: Whether what a person asked for went all the way round within 30 days: said, acknowledged, changed, told.
--    For a request: a human answered, it was resolved, and a human wrote last. For an idea: answered, decided, and told of the decision.
-- holds.fr: Si ce qu'une personne a demandé a fait le tour en 30 jours : dit, reçu, changé, annoncé.
--    Pour une demande : un humain a répondu, elle a été résolue, et un humain a écrit en dernier. Pour une idée : réponse, décision, et décision annoncée.
-- grain: kind, said_id
-- renew: whole
-- after: resolutions, ticket_clocks, ticket_turns, observed, reporting_zone
with last_words as (
    select ticket_id, arg_max(author_role, turn_no) as last_by, max(case when author_role = 'agent' then sent_at end) as last_told_at
    from ticket_turns where author_role in ('customer', 'agent') group by ticket_id
),
told as (
    select
        'ticket' as kind, r.ticket_id as said_id, r.customer_id, r.source_system, r.channel, r.language, r.country, r.segment, r.opened_at as said_at, r.opened_on as said_on,
        c.first_human_at as acknowledged_at, r.resolved_at as changed_at,
        case when last_words.last_by = 'agent' then greatest(last_words.last_told_at, r.resolved_at) when last_words.last_told_at >= r.resolved_at then last_words.last_told_at end as told_at,
        r.observed_until
    from resolutions r join ticket_clocks c on c.ticket_id = r.ticket_id
    join last_words on last_words.ticket_id = r.ticket_id
    union all
    select
        'idea', idea_id, ideas.customer_id, ideas.source_system, 'idea', coalesce(ideas.language, customers.language), customers.country, customers.segment, created_at, cast(timezone(zone, created_at) as date),
        answered_at, case when status in ('planned', 'delivered', 'declined') then decided_at end,
        case when status in ('planned', 'delivered', 'declined') and answered_at >= decided_at then answered_at end,
        observed.observed_until
    from ideas left join customers on customers.customer_id = ideas.customer_id left join observed on observed.source_system = ideas.source_system cross join reporting_zone
    where created_at is not null and merged_into is null
)
select
    kind, said_id, customer_id, source_system, channel, language, country, segment, said_on,
    coalesce(acknowledged_at <= said_at + interval 30 days, false) as is_acknowledged,
    coalesce(acknowledged_at <= said_at + interval 30 days and changed_at <= said_at + interval 30 days, false) as is_changed,
    coalesce(acknowledged_at <= said_at + interval 30 days and changed_at <= said_at + interval 30 days and told_at <= said_at + interval 30 days, false) as is_told
from told
where said_at + interval 30 days <= observed_until
order by said_on
