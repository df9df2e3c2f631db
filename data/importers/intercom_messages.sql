-- export.en: Intercom conversations as exported by Prodsight and the like: one row per message
-- export.fr: Conversations Intercom exportées par Prodsight ou équivalent : une ligne par message
-- tool: intercom
-- needs: message_id, message_body, message_created_at, message_author_type, conversation_id
-- columns: message_type, message_author_id, message_author_user_id, message_author_name, message_author_email, conversation_tags, conversation_state
-- columns: conversation_created_at, conversation_first_response_at, conversation_closed_at, app_id
-- time: message_created_at, conversation_created_at, conversation_first_response_at, conversation_closed_at
-- zone: UTC
-- required: message_id, conversation_id, message_created_at
-- drops: message_author_name, message_author_companies
-- reports: unknown_author | lower("message_author_type") not in ('user', 'lead', 'contact', 'admin', 'teammate', 'bot', 'operator', 'team', 'system')
-- says.en: unknown_author | Row {row}: “{message_author_type}” is no author this tool writes; the message is kept without an author.
-- says.fr: unknown_author | Ligne {row} : « {message_author_type} » n'est pas un auteur que cet outil écrit ; le message est gardé sans auteur.
-- prepares: told
select
    *,
    case
        when lower("message_author_type") in ('user', 'lead', 'contact') then 'customer'
        when lower("message_author_type") in ('admin', 'teammate', 'team') then 'agent'
        when lower("message_author_type") in ('bot', 'operator') then 'bot' when lower("message_author_type") = 'system' then 'system' end as role,
    coalesce(lower("message_type"), '') in ('note', 'assignment', 'note_and_reopen', 'away_mode_assignment') as is_note
from export
-- prepares: people
select
    "conversation_id" as conversation,
    first("message_author_email" order by "message_created_at", row_no) filter (where role = 'customer' and "message_author_email" is not null) as email,
    first("message_author_user_id" order by "message_created_at", row_no) filter (where role = 'customer' and "message_author_user_id" is not null) as crm_id,
    first("message_author_id" order by "message_created_at", row_no) filter (where role = 'customer' and "message_author_id" is not null) as helpdesk_id
from told
group by "conversation_id"
-- fills: tickets
select
    min(row_no)                                             as row_no,
    "conversation_id"                                       as ticket_id,
    any_value(email)                                        as who_email,
    any_value(crm_id)                                       as who_crm_id,
    any_value(helpdesk_id)                                  as who_helpdesk_id,
    'chat'                                                  as channel,
    case lower(any_value("conversation_state")) when 'open' then 'open' when 'closed' then 'closed' when 'snoozed' then 'hold' end as status,
    any_value("conversation_state")                         as status_raw,
    coalesce(min("conversation_created_at"), min("message_created_at")) as created_at,
    case arg_min(role, ("message_created_at", row_no)) when 'customer' then 'customer' when 'agent' then 'agent' when 'bot' then 'bot' end as opened_by,
    min("message_created_at") filter (where role = 'agent' and not is_note) as first_reply_at,
    max("conversation_closed_at")                           as solved_at,
    max("conversation_closed_at")                           as closed_at,
    max("message_created_at")                               as updated_at,
    'computed'                                              as duration_origin,
    count(*) filter (where role = 'agent' and not is_note)  as replies,
    case when any_value("conversation_tags") is not null then [trim(tag) for tag in string_split(any_value("conversation_tags"), ',')] end as tags,
    max("message_created_at")                               as record_as_of
from told join people on people.conversation = told."conversation_id"
group by "conversation_id"
-- fills: messages
select
    row_no,
    "message_id"                                            as message_id,
    "conversation_id"                                       as ticket_id,
    email                                                   as who_email,
    crm_id                                                  as who_crm_id,
    helpdesk_id                                             as who_helpdesk_id,
    role                                                    as author_role,
    not is_note                                             as is_public,
    "message_created_at"                                    as sent_at,
    nullif(trim(replace(replace(replace(replace(replace(replace(
            regexp_replace(regexp_replace("message_body", '(?is)<style\b.*?</style>|<script\b.*?</script>|<head\b.*?</head>', ' ', 'g'), '<[^>]*>', ' ', 'g'),
            '&nbsp;', ' '), '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&')), '') as text
from told join people on people.conversation = told."conversation_id"
