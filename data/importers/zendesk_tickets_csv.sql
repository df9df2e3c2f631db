-- export.en: Zendesk › Admin Center › Account › Tools › Reports › Export › CSV
-- export.fr: Zendesk › Centre d'administration › Compte › Outils › Rapports › Exportation › CSV
-- tool: zendesk
-- needs: Id, Requester id, Created at, Satisfaction Score
-- columns: Requester, Requester external id, Requester email, Subject, Tags, Status, Priority, Via, Group, Assignee, Updated at, Solved at, Reopens, Replies
-- columns: First reply time in minutes, First reply time in minutes within business hours
-- columns: Full resolution time in minutes, Full resolution time in minutes within business hours, Requester wait time in minutes
-- columns: "Motif [list]"
-- time: Created at, Updated at, Solved at
-- dates: day-first
-- zone: Europe/Paris assumed
-- identifier: Id, Requester id
-- number: Reopens, Replies, First reply time in minutes, First reply time in minutes within business hours
-- number: Full resolution time in minutes, Full resolution time in minutes within business hours, Requester wait time in minutes
-- required: Id, Created at
-- missing: -
-- reports: unknown_status | lower("Status") not in ('new', 'open', 'pending', 'on-hold', 'hold', 'solved', 'closed', 'deleted')
-- says.en: unknown_status | Row {row}: the status “{Status}” is not one this tool writes in English; it is kept in its words and counts as no state.
-- says.fr: unknown_status | Ligne {row} : le statut « {Status} » n'est pas un de ceux que cet outil écrit en anglais ; il est gardé tel quel et ne compte comme aucun état.
-- reports: no_such_moment | "First reply time in minutes" is not null and try("Created at" + to_seconds(cast(round("First reply time in minutes" * 60) as bigint))) is null
-- says.en: no_such_moment | Row {row}: a first reply {First reply time in minutes} minutes after the request is beyond any calendar; its moment is unknown.
-- says.fr: no_such_moment | Ligne {row} : une première réponse {First reply time in minutes} minutes après la demande sort de tout calendrier ; sa date est inconnue.
-- fills: tickets
select
    row_no,
    "Id"                                                    as ticket_id,
    "Requester email"                                       as who_email,
    "Requester external id"                                 as who_crm_id,
    "Requester id"                                          as who_helpdesk_id,
    case lower("Via")
        when 'mail' then 'email' when 'email' then 'email' when 'web form' then 'form' when 'web' then 'form'
        when 'chat' then 'chat' when 'messaging' then 'chat' when 'phone call (inbound)' then 'phone' when 'phone' then 'phone'
        when 'voice' then 'phone' when 'api' then 'api'
        when 'facebook' then 'social' when 'twitter' then 'social' when 'x' then 'social' when 'instagram' then 'social'
        else lower("Via") end                               as channel,
    "Subject"                                               as subject,
    "Motif [list]"                                          as category_raw,
    case lower("Status")
        when 'new' then 'new' when 'open' then 'open' when 'pending' then 'pending' when 'on-hold' then 'hold' when 'hold' then 'hold'
        when 'solved' then 'solved' when 'closed' then 'closed' end as status,
    "Status"                                                as status_raw,
    lower("Priority")                                       as priority,
    "Created at"                                            as created_at,
    try("Created at" + to_seconds(cast(round("First reply time in minutes" * 60) as bigint))) as first_reply_at,
    "Solved at"                                             as solved_at,
    case when lower("Status") = 'closed' then "Updated at" end as closed_at,
    "Updated at"                                            as updated_at,
    round("First reply time in minutes" * 60)               as first_reply_cal_s,
    round("First reply time in minutes within business hours" * 60) as first_reply_bus_s,
    round("Full resolution time in minutes" * 60)           as full_res_cal_s,
    round("Full resolution time in minutes within business hours" * 60) as full_res_bus_s,
    round("Requester wait time in minutes" * 60)            as wait_cal_s,
    'source'                                                as duration_origin,
    "Reopens"                                               as reopens,
    "Replies"                                               as replies,
    "Group"                                                 as group_name,
    "Assignee"                                              as agent_ref,
    string_split("Tags", ' ')                               as tags,
    "Updated at"                                            as record_as_of
from export
-- fills: survey_responses
select
    row_no,
    concat('ticket-', "Id")                                 as response_id,
    'csat'                                                  as metric,
    'Zendesk'                                               as survey_name,
    'ticket'                                                as touchpoint,
    "Requester email"                                       as who_email,
    "Requester external id"                                 as who_crm_id,
    "Requester id"                                          as who_helpdesk_id,
    case lower("Satisfaction Score") when 'good' then 1 when 'bad' then 0 else try_cast("Satisfaction Score" as double) end as score,
    case when lower("Satisfaction Score") in ('good', 'bad', 'offered') then 0 else 1 end as scale_min,
    case when lower("Satisfaction Score") in ('good', 'bad', 'offered') then 1 else 5 end as scale_max,
    true                                                    as higher_is_better,
    "Satisfaction Score"                                    as label_raw,
    case lower("Satisfaction Score") when 'offered' then 'invited' else 'complete' end as state,
    case lower("Satisfaction Score") when 'offered' then coalesce("Solved at", "Updated at") end as invited_at,
    case when lower("Satisfaction Score") <> 'offered' then coalesce("Solved at", "Updated at") end as submitted_at,
    "Id"                                                    as ticket_id,
    "Updated at"                                            as record_as_of
from export
where lower("Satisfaction Score") in ('good', 'bad', 'offered', '1', '2', '3', '4', '5')
-- fills: customers
select
    row_no, "Requester email" as who_email, "Requester external id" as who_crm_id, "Requester id" as who_helpdesk_id,
    "Requester" as display_name, 'person' as kind, "Created at" as first_seen_at, "Updated at" as record_as_of
from export
where "Requester email" is not null or "Requester external id" is not null or "Requester id" is not null
