-- holds.en: Each time a customer turned to the company for help, by ticket or by call: through a machine, a human, both or nobody;
--    when a human was asked for, before one had answered, and when one came; how a contact left to a machine ended; whether the same matter came back.
--    Silence is no success: left to a machine, it is `abandoned` unless the customer confirmed or the case was closed and seven days
--    passed without a new contact; one that asked for a human in vain is abandoned even where the machine closed it.
--    Nothing is told of how a contact ended, nor of a return, before seven days were watched: those who come back at once would count alone.
--    A request without a change of owner was never passed on, if its tool had begun to tell of such changes; else it is unknown.
-- holds.fr: Chaque fois qu'un client s'est tourné vers l'entreprise, par ticket ou par appel : par une machine, un humain, les deux ou personne ;
--    quand un humain a été demandé, avant qu'il ait répondu, et quand il est venu ; comment a fini un contact laissé à une machine ; si le même sujet est revenu.
--    Le silence n'est pas un succès : laissé à une machine, il est `abandoned` sauf si le client confirme, ou si le dossier est clos et que sept
--    jours passent sans nouveau contact ; un humain demandé en vain est un abandon, même si la machine a clos.
--    Rien n'est dit d'une fin ni d'un retour avant sept jours d'observation : seuls compteraient ceux qui reviennent tout de suite.
--    Une demande sans changement de main n'a jamais été transmise, si son outil avait commencé à dire ces changements ; sinon on n'en sait rien.
-- grain: contact_id
-- renew: whole
-- looks up: observed by source_system
-- after: ticket_clocks, ticket_turns, call_clocks, merged_tickets, observed
with turns as (
    select
        ticket_turns.ticket_id,
        min(case when author_role = 'bot' then sent_at end) as first_bot_at,
        min(case when asks_human and (first_human_at is null or sent_at <= first_human_at) then sent_at end) as asked_at,
        max(cast(is_anxious as integer)) = 1 as is_anxious,
        max(sent_at) as last_turn_at,
        sum(cast(author_role = 'customer' and (first_human_at is null or sent_at < first_human_at) as integer)) as turns_before_human
    from ticket_turns join ticket_clocks using (ticket_id)
    group by ticket_turns.ticket_id
),
owned as (
    select *, field in ('assignee', 'assignee_id', 'owner', 'group', 'group_id', 'assignment_group', 'assigned_to', 'team') as is_of_owner from ticket_events
),
owners_told as (select source_system, min(occurred_at) as told_from from owned where is_of_owner group by source_system),
events as (
    select
        coalesce(merged_tickets.root_id, owned.ticket_id) as ticket_id,
        min(case when field = 'human_asked' then occurred_at end) as asked_at,
        min(case when field = 'resolution_confirmed' then occurred_at end) as confirmed_at,
        sum(case when is_of_owner then cast(old_value is not null and new_value is not null as integer) end) as transfers
    from owned left join merged_tickets on merged_tickets.ticket_id = owned.ticket_id
    group by coalesce(merged_tickets.root_id, owned.ticket_id)
),
ratings as (
    select coalesce(merged_tickets.root_id, survey_responses.ticket_id) as ticket_id, avg(cast(case when higher_is_better then score - scale_min else scale_max - score end / (scale_max - scale_min) >= 0.75 as integer)) >= 0.5 as is_satisfied
    from survey_responses left join merged_tickets on merged_tickets.ticket_id = survey_responses.ticket_id
    where metric = 'csat' and coalesce(state, 'complete') in ('complete', 'partial') and scale_max > scale_min and score between scale_min and scale_max and higher_is_better is not null and survey_responses.ticket_id is not null
    group by coalesce(merged_tickets.root_id, survey_responses.ticket_id)
),
tickets_told as (
    select
        c.ticket_id as contact_id, 'ticket' as kind, c.customer_id, c.source_system, c.channel, c.language, c.country, c.segment, c.category_raw, tickets.order_ref,
        c.opened_at, c.opened_on, c.opened_week, least(events.asked_at, turns.asked_at) as asked_human_at, c.first_human_at as reached_human_at,
        turns.turns_before_human, turns.is_anxious, coalesce(events.transfers, case when c.opened_at >= owners_told.told_from then 0 end) as transfers, coalesce(c.reopens, 0) as reopens,
        case
            when coalesce(c.channel, '') in ('self_service', 'help_center', 'faq') and not c.is_answered and turns.first_bot_at is null then 'self_service'
            when turns.first_bot_at is not null and not coalesce(c.is_answered, false) then 'machine_only'
            when turns.first_bot_at is not null and turns.first_bot_at <= c.first_human_at then 'machine_then_human'
            when c.is_answered then 'human_only'
            when not c.is_answered then 'nobody_yet' end as mode,
        c.is_answered is not null as is_reply_told,
        c.is_closed, coalesce(c.solved_at, tickets.closed_at, turns.last_turn_at, c.opened_at) as settled_at, c.observed_until,
        ratings.is_satisfied, events.confirmed_at is not null as is_confirmed
    from ticket_clocks c
    join tickets on tickets.ticket_id = c.ticket_id
    left join turns on turns.ticket_id = c.ticket_id
    left join events on events.ticket_id = c.ticket_id
    left join owners_told on owners_told.source_system = c.source_system
    left join ratings on ratings.ticket_id = c.ticket_id
),
calls_told as (
    select
        call_id, 'call', customer_id, call_clocks.source_system, channel, language, country, segment, ivr_path, null,
        started_at, started_on, started_week,
        case when has_queued then started_at + to_seconds(coalesce(menu_seconds, 0)) end, case when is_answered then started_at + to_seconds(waited_seconds) end,
        null, null, transfers, 0,
        case
            when not (coalesce(menu_seconds > 0, false) or ivr_path is not null or outcome = 'abandoned_ivr') then case when is_answered then 'human_only' else 'nobody_yet' end
            when is_answered then 'machine_then_human' else 'machine_only' end,
        true, false, started_at + to_seconds(coalesce(waited_seconds, 0)), observed.observed_until, null, false
    from call_clocks left join observed using (source_system)
    where not is_phantom
),
both_kinds as (select * from tickets_told union all select * from calls_told),
later as (
    select b.contact_id, min(a.opened_at) as came_back_at
    from both_kinds b join both_kinds a on a.customer_id = b.customer_id and a.contact_id <> b.contact_id
        and a.opened_at > b.opened_at and a.opened_at <= b.settled_at + interval 7 days
        and coalesce(a.order_ref = b.order_ref, true) and coalesce(a.category_raw = b.category_raw or a.kind <> b.kind, true)
    group by b.contact_id
),
judged as (
    select
        both_kinds.*, later.came_back_at,
        later.came_back_at is not null or reopens > 0 as is_back,
        settled_at + interval 7 days <= observed_until as is_watched
    from both_kinds left join later using (contact_id)
)
select
    contact_id, kind, customer_id, source_system, channel, language, country, segment, category_raw as matter,
    opened_at, opened_on, opened_week, cast(date_trunc('month', opened_on) as date) as opened_month,
    mode, mode in ('self_service', 'machine_only', 'machine_then_human') as has_machine,
    asked_human_at, reached_human_at, case when is_reply_told then reached_human_at is not null end as is_reached,
    case when is_reply_told then greatest(epoch(coalesce(reached_human_at, observed_until, opened_at)) - epoch(opened_at), 0) / 60 end as waited_minutes,
    case when asked_human_at is not null and is_reply_told then greatest(epoch(coalesce(reached_human_at, observed_until, asked_human_at)) - epoch(asked_human_at), 0) / 60 end as waited_since_asked_minutes,
    turns_before_human, is_anxious, transfers, is_satisfied, is_closed, settled_at, observed_until,
    case
        when mode not in ('machine_only', 'self_service') or not coalesce(is_watched, false) then null
        when is_back then 'came_back'
        when is_confirmed or is_satisfied then 'confirmed'
        when is_closed and asked_human_at is null and coalesce(is_satisfied, true) then 'durable'
        else 'abandoned' end as outcome,
    case when is_watched and customer_id is not null then is_back end as is_back_within_7_days
from judged
order by opened_on, channel
