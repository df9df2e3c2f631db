-- export.en: Front › Analytics › Export › Messages
-- export.fr: Front › Statistiques › Exporter › Messages
-- tool: front
-- needs: Message ID, Conversation ID, Segment, Direction, Message date, Contact handle
-- columns: Segment ID, Ticket IDs, Status, Inbox, Autoreply, Author, Assignee, Contact name, Account names, From, To, Extract, Tags
-- columns: New Conversation, First response, Subject, Segment closed
-- time: Message date
-- zone: UTC assumed
-- flag: Autoreply
-- required: Message ID, Conversation ID, Message date
-- reports: unknown_direction | lower("Direction") not in ('inbound', 'outbound')
-- says.en: unknown_direction | Row {row}: the direction “{Direction}” is not known; the message is kept without an author.
-- says.fr: unknown_direction | Ligne {row} : le sens « {Direction} » n'est pas connu ; le message est gardé sans auteur.
-- prepares: told_once
select
    *, lower("Direction") = 'inbound' as is_inbound,
    coalesce("Contact handle", case when lower("Direction") = 'inbound' then "From" else string_split("To", ',')[1] end) as contact
from export
qualify row_number() over (partition by "Message ID" order by row_no) = 1
-- fills: tickets
select
    min(row_no)                                             as row_no,
    "Conversation ID"                                       as ticket_id,
    first(contact order by "Message date", row_no) filter (where contact like '%@%') as who_email,
    first(contact order by "Message date", row_no) filter (where regexp_full_match(contact, '\+?[\d\s().-]{8,}')) as who_phone,
    case when bool_or(contact like '%@%') then 'email' when bool_or(regexp_full_match(contact, '\+?[\d\s().-]{8,}')) then 'phone' end as channel,
    first("Subject" order by "Message date", row_no) filter (where "Subject" is not null) as subject,
    case lower(arg_max("Status", ("Message date", row_no))) when 'archived' then 'closed' when 'unassigned' then 'new' when 'assigned' then 'open' when 'open' then 'open' end as status,
    arg_max("Status", ("Message date", row_no))             as status_raw,
    min("Message date")                                     as created_at,
    case when arg_min(is_inbound, ("Message date", row_no)) then 'customer' else 'agent' end as opened_by,
    min("Message date") filter (where not is_inbound and not coalesce("Autoreply", false)) as first_reply_at,
    max("Message date")                                     as updated_at,
    'computed'                                              as duration_origin,
    count(*) filter (where not is_inbound and not coalesce("Autoreply", false)) as replies,
    arg_max("Inbox", ("Message date", row_no))              as group_name,
    arg_max("Assignee", ("Message date", row_no))           as agent_ref,
    max("Message date")                                     as record_as_of
from told_once
group by "Conversation ID"
-- fills: messages
select
    row_no,
    "Message ID"                                            as message_id,
    "Conversation ID"                                       as ticket_id,
    case when contact like '%@%' then contact end           as who_email,
    case when regexp_full_match(contact, '\+?[\d\s().-]{8,}') then contact end as who_phone,
    case when "Autoreply" then 'system' when is_inbound then 'customer' when lower("Direction") = 'outbound' then 'agent' end as author_role,
    true                                                    as is_public,
    "Message date"                                          as sent_at,
    "Extract"                                               as text
from told_once
