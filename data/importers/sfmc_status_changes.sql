-- export.en: Marketing Cloud › Automation Studio › Data Extract › Tracking Extract (StatusChanges)
-- export.fr: Marketing Cloud › Automation Studio › Extraction de données › Extraction de suivi (StatusChanges)
-- tool: sfmc
-- format: sfmc_tracking_extract
-- needs: SubscriberKey, OldStatus, NewStatus, DateChanged
-- columns: ClientID, EmailAddress, SubscriberID
-- time: DateChanged
-- dates: month-first
-- zone: Etc/GMT+6 assumed
-- required: SubscriberKey, DateChanged
-- reports: unknown_status | lower("NewStatus") not in ('active', 'unsubscribed', 'held', 'bounced', 'deleted')
-- says.en: unknown_status | Row {row}: the subscriber status “{NewStatus}” is not one we know; no consent is read from it.
-- says.fr: unknown_status | Ligne {row} : le statut d'abonné « {NewStatus} » n'est pas connu ; aucun consentement n'en est tiré.
-- fills: consents
select
    row_no,
    concat_ws('|', 'status change', "ClientID", "SubscriberKey", lower("NewStatus"), "DateChanged") as consent_id,
    "EmailAddress" as who_email, "SubscriberKey" as who_esp_key, 'person' as subject_kind,
    'marketing' as purpose, concat_ws(' → ', "OldStatus", "NewStatus") as purpose_raw, 'email' as channel,
    case lower("NewStatus") when 'unsubscribed' then 'withdrawn' when 'held' then 'suppressed' else 'granted' end as state,
    "DateChanged" as occurred_at, 'status' as method, 'tool' as standard
from export
where lower("NewStatus") in ('active', 'unsubscribed', 'held')
