-- export.en: Marketing Cloud › Automation Studio › Data Extract › Tracking Extract (ListMembership)
-- export.fr: Marketing Cloud › Automation Studio › Extraction de données › Extraction de suivi (ListMembership)
-- tool: sfmc
-- format: sfmc_tracking_extract
-- needs: SubscriberKey, ListID, ListName, Status, DateJoined
-- columns: ClientID, EmailAddress, SubscriberID, ListType, DateUnsubscribed
-- time: DateJoined, DateUnsubscribed
-- dates: month-first
-- zone: Etc/GMT+6 assumed
-- required: SubscriberKey, ListID
-- reports: unknown_status | lower("Status") not in ('active', 'unsubscribed', 'held', 'bounced', 'deleted')
-- says.en: unknown_status | Row {row}: the subscriber status “{Status}” is not one we know; no consent is read from it.
-- says.fr: unknown_status | Ligne {row} : le statut d'abonné « {Status} » n'est pas connu ; aucun consentement n'en est tiré.
-- fills: consents
select
    row_no, concat_ws('|', 'list', "ClientID", "ListID", "SubscriberKey", case when lower("Status") = 'unsubscribed' then 'out' else 'in' end) as consent_id,
    "EmailAddress" as who_email, "SubscriberKey" as who_esp_key, 'person' as subject_kind, 'marketing' as purpose, "ListName" as purpose_raw, 'email' as channel,
    case lower("Status") when 'unsubscribed' then 'withdrawn' when 'held' then 'suppressed' else 'granted' end as state,
    case when lower("Status") = 'unsubscribed' then "DateUnsubscribed" else "DateJoined" end as occurred_at, 'list' as method, 'tool' as standard
from export
where lower("Status") in ('active', 'unsubscribed', 'held', 'bounced')
