-- export.en: Salesforce › Setup › Data Export › Case.csv
-- export.fr: Salesforce › Configuration › Exportation de données › Case.csv
-- tool: salesforce
-- format: salesforce_data_export
-- needs: Id, CaseNumber, Status, Origin, CreatedDate
-- columns: IsDeleted, ContactId, AccountId, ParentId, SuppliedName, SuppliedEmail, SuppliedPhone, Type, Reason, Subject, Priority, Description
-- columns: IsClosed, ClosedDate, OwnerId, LastModifiedDate, SystemModstamp, Language
-- time: CreatedDate, ClosedDate, LastModifiedDate, SystemModstamp
-- zone: UTC
-- flag: IsDeleted, IsClosed
-- required: Id, CreatedDate
-- excludes: deleted | IsDeleted
-- says.en: deleted | Deleted records in the export, left out: {n}.
-- says.fr: deleted | Enregistrements supprimés dans l'export, écartés : {n}.
-- reports: unknown_status | not coalesce(IsDeleted, false) and lower("Status") not in ('new', 'nouveau', 'nouvelle', 'working', 'in progress', 'en cours', 'escalated', 'on hold', 'en attente', 'waiting on customer', 'closed', 'fermé', 'fermée', 'clos')
-- says.en: unknown_status | Row {row}: the status “{Status}” is the company's own; it is kept in its words and counts as no state.
-- says.fr: unknown_status | Ligne {row} : le statut « {Status} » est propre à l'entreprise ; il est gardé tel quel et ne compte comme aucun état.
-- fills: tickets
select
    row_no,
    left("Id", 15)                                          as ticket_id,
    "SuppliedEmail"                                         as who_email,
    "SuppliedPhone"                                         as who_phone,
    "ContactId"                                             as who_crm_id,
    case lower("Origin")
        when 'email' then 'email' when 'e-mail' then 'email' when 'web' then 'form' when 'phone' then 'phone' when 'téléphone' then 'phone'
        when 'chat' then 'chat' when 'messaging' then 'chat' when 'twitter' then 'social' when 'facebook' then 'social' when 'instagram' then 'social'
        else lower("Origin") end                            as channel,
    "Subject"                                               as subject,
    coalesce("Reason", "Type")                              as category_raw,
    case
        when "IsClosed" then 'closed'
        when lower("Status") in ('new', 'nouveau', 'nouvelle') then 'new'
        when lower("Status") in ('working', 'in progress', 'en cours', 'escalated') then 'open'
        when lower("Status") = 'waiting on customer' then 'pending'
        when lower("Status") in ('on hold', 'en attente') then 'hold'
        when lower("Status") in ('closed', 'fermé', 'fermée', 'clos') then 'closed' end as status,
    "Status"                                                as status_raw,
    lower("Priority")                                       as priority,
    left(lower("Language"), 2)                              as language,
    "CreatedDate"                                           as created_at,
    case when lower("Origin") in ('email', 'e-mail', 'web') then 'customer' end as opened_by,
    "ClosedDate"                                            as solved_at,
    "ClosedDate"                                            as closed_at,
    coalesce("SystemModstamp", "LastModifiedDate")          as updated_at,
    epoch("ClosedDate") - epoch("CreatedDate")              as full_res_cal_s,
    'computed'                                              as duration_origin,
    "OwnerId"                                               as agent_ref,
    coalesce("SystemModstamp", "LastModifiedDate")          as record_as_of
from export
-- fills: messages
select
    row_no, concat(left("Id", 15), '-description') as message_id, left("Id", 15) as ticket_id, "SuppliedEmail" as who_email, "ContactId" as who_crm_id,
    'customer' as author_role, true as is_public, "CreatedDate" as sent_at, "Description" as text
from export
where lower("Origin") = 'web' and "Description" is not null
