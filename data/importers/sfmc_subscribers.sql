-- export.en: Marketing Cloud › Automation Studio › Data Extract › Tracking Extract (Subscribers), or the data view _Subscribers
-- export.fr: Marketing Cloud › Automation Studio › Extraction de données › Extraction de suivi (Subscribers), ou la vue de données _Subscribers
-- tool: sfmc
-- format: sfmc_tracking_extract
-- needs: SubscriberKey, EmailAddress, SubscriberID, Status, DateCreated | DateJoined
-- columns: ClientID, DateHeld | DateUndeliverable, DateUnsubscribed
-- time: DateCreated, DateHeld, DateUnsubscribed
-- dates: month-first
-- zone: Etc/GMT+6 assumed
-- required: SubscriberKey
-- excludes: deleted | lower("Status") = 'deleted'
-- reports: unknown_status | lower("Status") not in ('active', 'unsubscribed', 'held', 'bounced', 'deleted')
-- says.en: deleted | Deleted records in the export, left out: {n}.
-- says.fr: deleted | Enregistrements supprimés dans l'export, écartés : {n}.
-- says.en: unknown_status | Row {row}: the subscriber status “{Status}” is not one we know; no consent is read from it.
-- says.fr: unknown_status | Ligne {row} : le statut d'abonné « {Status} » n'est pas connu ; aucun consentement n'en est tiré.
-- fills: customers
select
    row_no, "EmailAddress" as who_email, "SubscriberKey" as who_esp_key,
    case when regexp_full_match("SubscriberKey", '(003|00Q)[0-9A-Za-z]{12}([A-Z0-5]{3})?') then "SubscriberKey" end as who_crm_id,
    'person' as kind, "DateCreated" as first_seen_at, greatest("DateCreated", "DateHeld", "DateUnsubscribed") as record_as_of
from export
-- fills: consents
select
    row_no,
    concat_ws('|', 'subscriber', "ClientID", "SubscriberKey", lower("Status")) as consent_id,
    "EmailAddress" as who_email, "SubscriberKey" as who_esp_key, 'person' as subject_kind,
    'marketing' as purpose, "Status" as purpose_raw, 'email' as channel,
    case lower("Status") when 'unsubscribed' then 'withdrawn' when 'held' then 'suppressed' else 'granted' end as state,
    case lower("Status") when 'unsubscribed' then "DateUnsubscribed" when 'held' then "DateHeld" else "DateCreated" end as occurred_at,
    'status' as method, 'tool' as standard
from export
where lower("Status") in ('active', 'unsubscribed', 'held', 'bounced')
