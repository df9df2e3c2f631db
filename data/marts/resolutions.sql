-- holds.en: How each request ended: when it was resolved for good, in how many human replies, whether it was reopened.
--    A request closed without a human answer, where the tool tells answers, is not resolved, unless it was left to a machine and the customer confirmed or did not come back.
--    A reopening counts from the first time the request was solved; a tool that only counts reopenings does not say when,
--    and one that never ends a request does not say what is settled.
-- holds.fr: Comment chaque demande a fini : quand elle a été résolue pour de bon, en combien de réponses humaines, si elle a été rouverte.
--    Une demande close sans réponse humaine, si l'outil dit les réponses, n'est pas résolue, sauf laissée à une machine si le client a confirmé ou n'est pas revenu.
--    Une réouverture compte depuis la première résolution ; un outil qui ne fait que compter les réouvertures ne dit pas quand,
--    et un outil qui ne clôt jamais rien ne dit pas ce qui est réglé.
-- grain: ticket_id
-- renew: whole
-- after: ticket_clocks, contacts, ticket_turns, merged_tickets
with changes as (
    select
        coalesce(merged_tickets.root_id, ticket_events.ticket_id) as ticket_id, occurred_at,
        lower(new_value) in ('solved', 'closed', 'resolved') as is_end
    from ticket_events left join merged_tickets on merged_tickets.ticket_id = ticket_events.ticket_id
    where field = 'status'
),
first_ends as (select ticket_id, min(occurred_at) as first_solved_at from changes where is_end group by ticket_id),
reopenings as (
    select changes.ticket_id, min(occurred_at) as reopened_at
    from changes join first_ends on first_ends.ticket_id = changes.ticket_id
    where not is_end and occurred_at > first_solved_at
    group by changes.ticket_id
),
replies as (select ticket_id, count(*) as human_replies from ticket_turns where author_role = 'agent' group by ticket_id),
ends_told as (select distinct source_system from tickets where status in ('solved', 'closed') or solved_at is not null or closed_at is not null),
told as (
    select
        c.*, contacts.mode, contacts.matter, tickets.closed_at,
        coalesce(replies.human_replies, tickets.replies) as human_replies,
        coalesce(first_ends.first_solved_at, case when coalesce(c.reopens, 0) = 0 then coalesce(c.solved_at, tickets.closed_at) end) as first_solved_at,
        reopenings.reopened_at,
        case when c.source_system in (select source_system from ends_told) then coalesce(c.is_closed and (c.is_answered is null or c.is_answered or coalesce(contacts.outcome in ('confirmed', 'durable'), false)), false) end as is_resolved,
        c.reopens is not null or first_ends.ticket_id is not null as is_reopening_told,
        first_ends.ticket_id is not null as is_reopening_dated
    from ticket_clocks c
    join contacts on contacts.contact_id = c.ticket_id and contacts.kind = 'ticket'
    join tickets on tickets.ticket_id = c.ticket_id
    left join first_ends on first_ends.ticket_id = c.ticket_id
    left join reopenings on reopenings.ticket_id = c.ticket_id
    left join replies on replies.ticket_id = c.ticket_id
),
ended as (
    select *, case when is_resolved then greatest(coalesce(solved_at, closed_at, observed_until), opened_at) end as resolved_at from told
)
select
    ticket_id, customer_id, source_system, channel, language, country, segment, matter, mode,
    opened_at, opened_on, opened_week, cast(date_trunc('month', opened_on) as date) as opened_month,
    is_resolved, resolved_at,
    case when is_resolved is not null then greatest(epoch(coalesce(resolved_at, observed_until)) - epoch(opened_at), 0) / 86400 end as days_to_resolution,
    human_replies,
    case when is_resolved and is_answered and human_replies is not null then human_replies = 1 and reopened_at is null and coalesce(reopens, 0) = 0 end as is_one_touch,
    case when is_reopening_told and first_solved_at is not null or reopens > 0 then reopened_at is not null or coalesce(reopens, 0) > 0 end as is_reopened,
    case
        when is_reopening_dated and first_solved_at + interval 7 days <= observed_until
            then coalesce(reopened_at <= first_solved_at + interval 7 days, false) end as is_reopened_within_7_days,
    observed_until
from ended
order by opened_on, channel
