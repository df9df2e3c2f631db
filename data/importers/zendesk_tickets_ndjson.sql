-- export.en: Zendesk › Admin Center › Account › Tools › Reports › Export › JSON
-- export.fr: Zendesk › Centre d'administration › Compte › Outils › Rapports › Exportation › JSON
-- tool: zendesk
-- kind: ndjson, json
-- needs: ticket.id, ticket.created_at, ticket.requester_id
-- columns: ticket.subject, ticket.status, ticket.priority, ticket.via.channel, ticket.updated_at, ticket.tags, ticket.comments, ticket.group_id
-- columns: ticket.submitter_id, ticket.assignee_id, ticket.satisfaction_rating.score, ticket.satisfaction_rating.comment
-- columns: ticket.requester.email, ticket.requester.external_id, ticket.requester.name, ticket.requester.locale, ticket.metric_set
-- columns: ticket.metric_set.reopens, ticket.metric_set.replies, ticket.metric_set.solved_at
-- columns: ticket.metric_set.reply_time_in_minutes.calendar, ticket.metric_set.reply_time_in_minutes.business
-- columns: ticket.metric_set.full_resolution_time_in_minutes.calendar, ticket.metric_set.full_resolution_time_in_minutes.business
-- columns: ticket.via.source.rel, ticket.followup_source_id
-- time: ticket.created_at, ticket.updated_at, ticket.metric_set.solved_at
-- zone: UTC
-- number: ticket.metric_set.reopens, ticket.metric_set.replies
-- number: ticket.metric_set.reply_time_in_minutes.calendar, ticket.metric_set.reply_time_in_minutes.business
-- number: ticket.metric_set.full_resolution_time_in_minutes.calendar, ticket.metric_set.full_resolution_time_in_minutes.business
-- identifier: ticket.id, ticket.requester_id
-- required: ticket.id, ticket.created_at
-- reports: unknown_status | lower("ticket.status") not in ('new', 'open', 'pending', 'hold', 'solved', 'closed', 'deleted')
-- says.en: unknown_status | Row {row}: the status of this ticket is not one this tool writes; it is kept in its words and counts as no state.
-- says.fr: unknown_status | Ligne {row} : le statut de ce ticket n'est pas un de ceux que cet outil écrit ; il est gardé tel quel et ne compte comme aucun état.
-- rank: 10
-- prepares: comments
select
    row_no,
    unnest(from_json("ticket.comments", '[{"id":"VARCHAR","author_id":"VARCHAR","body":"VARCHAR","plain_body":"VARCHAR","public":"BOOLEAN","created_at":"VARCHAR","type":"VARCHAR","via":{"channel":"VARCHAR"},"author":{"role":"VARCHAR"}}]')) as comment,
    "ticket.id" as ticket, "ticket.requester_id" as requester,
    "ticket.requester.email" as email, "ticket.requester.external_id" as external_id
from export
where "ticket.comments" is not null
-- fills: tickets
with firsts as (
    select row_no, min(case when comment.created_at between '1000' and '9999' and comment.created_at[5] = '-' then try_cast(comment.created_at as timestamptz) end) as first_reply_at
    from comments
    where comment.public and comment.author_id <> requester
        and coalesce(comment.author.role, '') not in ('bot', 'system') and coalesce(comment.via.channel, '') not in ('bot', 'answer_bot', 'rule', 'automation')
        and comment.author_id <> '-1'
    group by row_no
)
select
    export.row_no,
    "ticket.id"                                             as ticket_id,
    "ticket.requester.email"                                as who_email,
    "ticket.requester.external_id"                          as who_crm_id,
    "ticket.requester_id"                                   as who_helpdesk_id,
    case lower("ticket.via.channel")
        when 'mail' then 'email' when 'web' then 'form' when 'native_messaging' then 'chat' when 'chat' then 'chat' when 'messaging' then 'chat'
        when 'voice' then 'phone' when 'facebook' then 'social' when 'twitter' then 'social' when 'instagram_dm' then 'social'
        else lower("ticket.via.channel") end                as channel,
    "ticket.subject"                                        as subject,
    case when lower("ticket.status") in ('new', 'open', 'pending', 'hold', 'solved', 'closed') then lower("ticket.status") end as status,
    "ticket.status"                                         as status_raw,
    lower("ticket.priority")                                as priority,
    left(lower("ticket.requester.locale"), 2)               as language,
    "ticket.created_at"                                     as created_at,
    case when "ticket.submitter_id" = "ticket.requester_id" then 'customer' when "ticket.submitter_id" is not null then 'agent' end as opened_by,
    firsts.first_reply_at                                   as first_reply_at,
    coalesce("ticket.metric_set.solved_at", case when lower("ticket.status") in ('solved', 'closed') then "ticket.updated_at" end) as solved_at,
    case when lower("ticket.status") = 'closed' then "ticket.updated_at" end as closed_at,
    "ticket.updated_at"                                     as updated_at,
    "ticket.metric_set.reply_time_in_minutes.calendar" * 60 as first_reply_cal_s,
    "ticket.metric_set.reply_time_in_minutes.business" * 60 as first_reply_bus_s,
    "ticket.metric_set.full_resolution_time_in_minutes.calendar" * 60 as full_res_cal_s,
    "ticket.metric_set.full_resolution_time_in_minutes.business" * 60 as full_res_bus_s,
    case when "ticket.metric_set.reply_time_in_minutes.calendar" is not null then 'source' else 'computed' end as duration_origin,
    "ticket.metric_set.reopens"                             as reopens,
    "ticket.metric_set.replies"                             as replies,
    "ticket.assignee_id"                                    as agent_ref,
    from_json("ticket.tags", '["VARCHAR"]')                 as tags,
    "ticket.updated_at"                                     as record_as_of
from export left join firsts using (row_no)
-- fills: messages
select
    row_no,
    comment.id                                              as message_id,
    ticket                                                  as ticket_id,
    email                                                   as who_email,
    external_id                                             as who_crm_id,
    requester                                               as who_helpdesk_id,
    case
        when comment.author_id = requester then 'customer'
        when comment.author.role in ('bot', 'system') then comment.author.role
        when comment.via.channel in ('bot', 'answer_bot') then 'bot'
        when comment.via.channel in ('rule', 'automation') or comment.author_id = '-1' then 'system'
        else 'agent' end                                    as author_role,
    comment.public                                          as is_public,
    case when comment.created_at between '1000' and '9999' and comment.created_at[5] = '-' then try_cast(comment.created_at as timestamptz) end as sent_at,
    coalesce(comment.plain_body, comment.body)              as text
from comments
-- fills: survey_responses
select
    row_no,
    concat('ticket-', "ticket.id")                          as response_id,
    'csat'                                                  as metric,
    'Zendesk'                                               as survey_name,
    'ticket'                                                as touchpoint,
    "ticket.requester.email"                                as who_email,
    "ticket.requester.external_id"                          as who_crm_id,
    "ticket.requester_id"                                   as who_helpdesk_id,
    case lower("ticket.satisfaction_rating.score") when 'good' then 1 when 'bad' then 0 end as score,
    0 as scale_min, 1 as scale_max, true as higher_is_better,
    "ticket.satisfaction_rating.score"                      as label_raw,
    "ticket.satisfaction_rating.comment"                    as comment,
    case lower("ticket.satisfaction_rating.score") when 'offered' then 'invited' else 'complete' end as state,
    case lower("ticket.satisfaction_rating.score") when 'offered' then coalesce("ticket.metric_set.solved_at", "ticket.updated_at") end as invited_at,
    case when lower("ticket.satisfaction_rating.score") <> 'offered' then coalesce("ticket.metric_set.solved_at", "ticket.updated_at") end as submitted_at,
    "ticket.id"                                             as ticket_id,
    "ticket.updated_at"                                     as record_as_of
from export
where lower("ticket.satisfaction_rating.score") in ('good', 'bad', 'offered')
-- fills: customers
select
    row_no, "ticket.requester.email" as who_email, "ticket.requester.external_id" as who_crm_id, "ticket.requester_id" as who_helpdesk_id,
    "ticket.requester.name" as display_name, 'person' as kind, left(lower("ticket.requester.locale"), 2) as language,
    "ticket.created_at" as first_seen_at, "ticket.updated_at" as record_as_of
from export
