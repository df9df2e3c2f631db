-- holds.en: One row per request for help: when the customer first wrote, when a human first answered in public,
--    and how long the wait was, or has been so far. Bots, automatic replies and private notes are no answer;
--    merged tickets count with the one they went into; a ticket opened by an agent starts when the customer writes.
--    A tool that closes tickets and never tells of a reply leaves answer and wait unknown.
-- holds.fr: Une ligne par demande : quand le client a écrit, quand un humain a répondu publiquement pour la première fois,
--    et combien de temps l'attente a duré, ou dure encore. Robots, réponses automatiques et notes internes ne répondent pas ;
--    un ticket fusionné compte avec celui qui l'absorbe ; un ticket ouvert par un agent commence quand le client écrit.
--    Un outil qui clôt des tickets et ne dit jamais une réponse laisse la réponse et l'attente inconnues.
-- grain: ticket_id
-- renew: whole
-- looks up: observed by source_system, customers by customer_id
-- after: observed, open_hours, merged_tickets, ticket_turns, reporting_zone, response_targets
with asked as (
    select ticket_id as root_id, min(sent_at) as first_customer_at from ticket_turns where author_role = 'customer' group by ticket_id
),
answered as (
    select asked.root_id, min(turns.sent_at) as first_human_at
    from ticket_turns turns join asked on asked.root_id = turns.ticket_id
    where turns.author_role = 'agent' and turns.sent_at >= asked.first_customer_at
    group by asked.root_id
),
bots as (
    select ticket_id as root_id, min(sent_at) as first_bot_at from ticket_turns where author_role in ('bot', 'system') group by ticket_id
),
told as (select distinct ticket_id as root_id from ticket_turns),
summaries as (
    select coalesce(merged_tickets.root_id, tickets.ticket_id) as root_id, min(created_at) as created_at, min(first_reply_at) as first_reply_at
    from tickets left join merged_tickets using (ticket_id)
    group by coalesce(merged_tickets.root_id, tickets.ticket_id)
),
clocks as (
    select
        t.* exclude (created_at, first_reply_at),
        coalesce(asked.first_customer_at, summaries.created_at) as opened_at,
        case
            when told.root_id is not null and asked.root_id is not null then coalesce(answered.first_human_at, case when summaries.first_reply_at >= asked.first_customer_at and t.duration_origin = 'source' then summaries.first_reply_at end)
            else summaries.first_reply_at end as first_human_at,
        bots.first_bot_at,
        told.root_id is not null and asked.root_id is null and coalesce(t.opened_by, 'agent') <> 'customer' as is_outbound
    from tickets t
    join summaries on summaries.root_id = t.ticket_id
    left join told on told.root_id = t.ticket_id
    left join asked on asked.root_id = t.ticket_id
    left join answered on answered.root_id = t.ticket_id
    left join bots on bots.root_id = t.ticket_id
    where coalesce(asked.first_customer_at, summaries.created_at) is not null
),
silent as (
    select source_system from tickets
    where source_system not in (select source_system from messages where source_system is not null)
    group by source_system
    having count(first_reply_at) = 0 and coalesce(max(replies), 0) = 0 and bool_or(status in ('solved', 'closed'))
),
ended as (
    select
        clocks.*,
        observed.observed_until,
        silent.source_system is null as is_reply_told,
        case when silent.source_system is null then coalesce(first_human_at, observed.observed_until) end as waited_until
    from clocks left join observed on observed.source_system = clocks.source_system left join silent on silent.source_system = clocks.source_system
    where not is_outbound
),
local as (
    select ended.*, cast(timezone(zone, opened_at) as timestamp) as opened_local,
        coalesce(known.schedule, (select min(schedule) from open_hours)) as clock_schedule
    from ended cross join reporting_zone left join (select distinct schedule from open_hours) known on known.schedule = ended.schedule
)
select
    local.ticket_id, local.customer_id, local.source_system, local.channel, local.status, local.category_raw, local.subject, local.group_name,
    coalesce(local.language, customers.language) as language, customers.country as country, customers.segment as segment,
    local.opened_at, local.first_human_at, local.first_bot_at, local.solved_at, local.reopens, local.observed_until,
    cast(local.opened_local as date) as opened_on,
    cast(date_trunc('week', local.opened_local) as date) as opened_week,
    isodow(local.opened_local) as opened_weekday,
    hour(local.opened_local) as opened_hour,
    case when local.is_reply_told then local.first_human_at is not null end as is_answered,
    local.status in ('solved', 'closed') as is_closed,
    case when local.waited_until is not null then greatest(epoch(local.waited_until) - epoch(local.opened_at), 0) / 60 end as waited_minutes,
    case when local.waited_until is not null then greatest(coalesce(ends.minutes_before + least(greatest(epoch(local.waited_until) - epoch(ends.opens_at), 0), epoch(ends.closes_at) - epoch(ends.opens_at)) / 60, 0)
        - coalesce(starts.minutes_before + least(greatest(epoch(local.opened_at) - epoch(starts.opens_at), 0), epoch(starts.closes_at) - epoch(starts.opens_at)) / 60, 0), 0) end as waited_business_minutes,
    response_targets.target_minutes
from local
left join customers on customers.customer_id = local.customer_id
left join response_targets on response_targets.channel = local.channel
asof left join open_hours starts on starts.schedule = local.clock_schedule and starts.opens_at <= local.opened_at
asof left join open_hours ends on ends.schedule = local.clock_schedule and ends.opens_at <= local.waited_until
order by opened_on, channel
