-- export.en: Chatwoot › Reports › CSAT › Download
-- export.fr: Chatwoot › Rapports › CSAT › Télécharger
-- tool: chatwoot
-- needs: Rating | Note, Feedback Comment, Link to the conversation, Recorded date
-- columns: Agent Name | Nom de l'agent, Contact Name, Contact Email Address, Contact Phone Number
-- time: Recorded date
-- zone: UTC
-- number: Rating
-- required: Rating, Recorded date
-- fills: survey_responses
select
    row_no,
    concat_ws('|', coalesce("Link to the conversation", concat_ws('|', "Contact Name", "Agent Name")), epoch("Recorded date")) as response_id,
    "Contact Email Address"                                 as who_email,
    "Contact Phone Number"                                  as who_phone,
    'csat'                                                  as metric,
    'Chatwoot'                                              as survey_name,
    'ticket'                                                as touchpoint,
    "Rating"                                                as score,
    1 as scale_min, 5 as scale_max, true as higher_is_better,
    "Rating"                                                as label_raw,
    "Feedback Comment"                                      as comment,
    "Recorded date"                                         as submitted_at,
    'complete'                                              as state,
    'chat'                                                  as channel,
    nullif(regexp_extract("Link to the conversation", '/conversations/(\d+)', 1), '') as ticket_id
from export
-- fills: customers
select
    row_no, "Contact Email Address" as who_email, "Contact Phone Number" as who_phone, "Contact Name" as display_name, 'person' as kind,
    "Recorded date" as first_seen_at, "Recorded date" as record_as_of
from export
where "Contact Email Address" is not null or "Contact Phone Number" is not null
