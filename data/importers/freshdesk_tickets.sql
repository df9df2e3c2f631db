-- export.en: Freshdesk › Tickets › Export (CSV), with the contact's fields
-- export.fr: Freshdesk › Tickets › Exporter (CSV), avec les champs du contact
-- tool: freshdesk
-- needs: Ticket ID, Created time, Initial response time, Agent interactions
-- columns: Subject, Description, Status, Priority, Source, Type, Agent, Group, Resolved time, Closed time, Last update time
-- columns: First response time (in hrs), Resolution time (in hrs), Customer interactions, Tags, Survey results, Product
-- columns: Full name, Email, Work phone, Mobile phone, Contact ID, Unique external ID
-- time: Created time, Initial response time, Resolved time, Closed time, Last update time
-- zone: Europe/Paris assumed
-- number: Agent interactions, Customer interactions
-- identifier: Ticket ID, Contact ID
-- required: Ticket ID, Created time
-- reports: unknown_status | "Status" is not null and lower("Status") not in ('open', 'pending', 'resolved', 'closed', 'waiting on customer', 'waiting on third party', 'ouvert', 'en attente', 'résolu', 'fermé', 'clos')
-- says.en: unknown_status | Row {row}: the status “{Status}” is the company's own; it is kept in its words and counts as no state.
-- says.fr: unknown_status | Ligne {row} : le statut « {Status} » est propre à l'entreprise ; il est gardé tel quel et ne compte comme aucun état.
-- reports: unknown_survey_label | "Survey results" is not null and not regexp_full_match(lower("Survey results"), '((extremely|very) )?(un)?happy|neutral')
-- says.en: unknown_survey_label | Row {row}: the answer “{Survey results}” stands on no known scale; it is not counted.
-- says.fr: unknown_survey_label | Ligne {row} : la réponse « {Survey results} » n'est sur aucune échelle connue ; elle n'est pas comptée.
-- fills: tickets
with clocks as (
    select *,
        [string_split("First response time (in hrs)", ':'), string_split("Resolution time (in hrs)", ':')] as told
    from export
)
select
    row_no,
    "Ticket ID"                                             as ticket_id,
    "Email"                                                 as who_email,
    coalesce("Mobile phone", "Work phone")                  as who_phone,
    "Unique external ID"                                    as who_crm_id,
    "Contact ID"                                            as who_helpdesk_id,
    case lower("Source")
        when 'email' then 'email' when 'portal' then 'form' when 'feedback widget' then 'form' when 'phone' then 'phone' when 'chat' then 'chat'
        when 'e-mail' then 'email' when 'courriel' then 'email' when 'portail' then 'form' when 'téléphone' then 'phone'
        when 'twitter' then 'social' when 'facebook' then 'social' when 'forum' then 'forum' else lower("Source") end as channel,
    "Subject"                                               as subject,
    "Type"                                                  as category_raw,
    case lower("Status")
        when 'open' then 'open' when 'pending' then 'pending' when 'waiting on customer' then 'pending'
        when 'waiting on third party' then 'hold' when 'resolved' then 'solved' when 'closed' then 'closed'
        when 'ouvert' then 'open' when 'en attente' then 'pending' when 'résolu' then 'solved' when 'fermé' then 'closed' when 'clos' then 'closed' end as status,
    "Status"                                                as status_raw,
    lower("Priority")                                       as priority,
    "Created time"                                          as created_at,
    case when "Source" is not null then 'customer' end      as opened_by,
    "Initial response time"                                 as first_reply_at,
    "Resolved time"                                         as solved_at,
    "Closed time"                                           as closed_at,
    "Last update time"                                      as updated_at,
    epoch("Initial response time") - epoch("Created time")  as first_reply_cal_s,
    try_cast(told[1][1] as double) * 3600 + try_cast(told[1][2] as double) * 60 + try_cast(told[1][3] as double) as first_reply_bus_s,
    epoch("Resolved time") - epoch("Created time")          as full_res_cal_s,
    try_cast(told[2][1] as double) * 3600 + try_cast(told[2][2] as double) * 60 + try_cast(told[2][3] as double) as full_res_bus_s,
    'computed'                                              as duration_origin,
    "Agent interactions"                                    as replies,
    "Group"                                                 as group_name,
    "Agent"                                                 as agent_ref,
    case when "Tags" is not null then [trim(tag) for tag in string_split("Tags", ',')] end as tags,
    "Last update time"                                      as record_as_of
from clocks
-- fills: survey_responses
select
    row_no,
    concat('ticket-', "Ticket ID")                          as response_id,
    "Email"                                                 as who_email,
    "Unique external ID"                                    as who_crm_id,
    "Contact ID"                                            as who_helpdesk_id,
    'csat'                                                  as metric,
    'Freshdesk'                                             as survey_name,
    'ticket'                                                as touchpoint,
    case lower("Survey results")
        when 'extremely happy' then 7 when 'very happy' then 6 when 'happy' then 5 when 'neutral' then 4
        when 'unhappy' then 3 when 'very unhappy' then 2 when 'extremely unhappy' then 1 end as score,
    1 as scale_min, 7 as scale_max, true as higher_is_better,
    "Survey results"                                        as label_raw,
    'complete'                                              as state,
    coalesce("Closed time", "Resolved time", "Last update time") as submitted_at,
    "Ticket ID"                                             as ticket_id,
    "Last update time"                                      as record_as_of
from export
where regexp_full_match(lower("Survey results"), '((extremely|very) )?(un)?happy|neutral')
-- fills: customers
select
    row_no, "Email" as who_email, coalesce("Mobile phone", "Work phone") as who_phone, "Unique external ID" as who_crm_id, "Contact ID" as who_helpdesk_id,
    "Full name" as display_name, 'person' as kind, "Created time" as first_seen_at, "Last update time" as record_as_of
from export
where "Email" is not null or "Contact ID" is not null
