-- export.en: Pipedrive › Contacts › People › Export filter results
-- export.fr: Pipedrive › Contacts › Personnes › Exporter les résultats du filtre
-- tool: pipedrive
-- needs: Person - Name | Person – Name, Person - Email - Work | Person - Email | Person – Email – Work | Person – Email
-- columns: Person - ID | Person – ID, Person - Email - Home, Person - Email - Other, Person - Phone - Work | Person - Phone | Person – Phone
-- columns: Person - Phone - Mobile, Person - Phone - Home, Person - Phone - Other, Person - Marketing status, Person - Person created, Person - Update time
-- columns: Person - Organization, Person - Double opt-in, Deal - Title | Deal – Title
-- time: Person - Person created, Person - Update time
-- zone: UTC assumed
-- identifier: Person - ID
-- excludes: deals | "Deal - Title" is not null
-- reports: unknown_status | lower("Person - Marketing status") not in ('subscribed', 'unsubscribed', 'no consent', 'bounced', 'archived')
-- says.en: deals | {n} rows are deals, not people: export the list of people itself.
-- says.fr: deals | {n} lignes sont des affaires, pas des personnes : exportez la liste des personnes elle-même.
-- says.en: unknown_status | Row {row}: the marketing status “{Person - Marketing status}” is not one we know; no consent is read from it.
-- says.fr: unknown_status | Ligne {row} : le statut marketing « {Person - Marketing status} » n'est pas connu ; aucun consentement n'en est tiré.
-- prepares: people
select
    *, trim(string_split(coalesce("Person - Email - Work", "Person - Email - Home", "Person - Email - Other"), ',')[1]) as mail,
    trim(string_split(coalesce("Person - Phone - Mobile", "Person - Phone - Work", "Person - Phone - Home", "Person - Phone - Other"), ',')[1]) as phone
from export
-- fills: customers
select
    row_no, mail as who_email, phone as who_phone, "Person - ID" as who_crm_id, "Person - Name" as display_name, 'person' as kind,
    "Person - Person created" as first_seen_at, "Person - Update time" as record_as_of
from people
-- fills: consents
select
    row_no, concat_ws('|', 'marketing status', coalesce("Person - ID", lower(mail))) as consent_id, mail as who_email, "Person - ID" as who_crm_id,
    'person' as subject_kind, 'marketing' as purpose, "Person - Marketing status" as purpose_raw, 'email' as channel,
    case lower("Person - Marketing status")
        when 'subscribed' then 'granted' when 'unsubscribed' then 'withdrawn' when 'bounced' then 'suppressed' else 'no_choice' end as state,
    'status' as method, 'tool' as standard, "Person - Update time" as record_as_of
from people
where lower("Person - Marketing status") in ('subscribed', 'unsubscribed', 'no consent', 'bounced') and coalesce("Person - ID", mail) is not null
