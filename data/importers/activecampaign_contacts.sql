-- export.en: ActiveCampaign › Contacts › Export
-- export.fr: ActiveCampaign › Contacts › Exporter
-- tool: activecampaign
-- needs: Email, First Name, Last Name, Tags, Date Created, IP, Status
-- columns: Phone
-- time: Date Created
-- zone: UTC assumed
-- drops: IP
-- notes: unconfirmed | lower("Status") = 'unconfirmed'
-- reports: no_times | true
-- reports: unknown_status | lower("Status") not in ('active', 'unsubscribed', 'unconfirmed', 'bounced')
-- says.en: unconfirmed | {n} contacts never confirmed: that is no choice yet, neither a yes nor a refusal.
-- says.fr: unconfirmed | {n} contacts n'ont jamais confirmé : ce n'est pas encore un choix, ni oui ni refus.
-- says.en: no_times | The file says what people's status is, not since when: their choices count as they stand, in no chart over time.
-- says.fr: no_times | Le fichier dit le statut des personnes, pas depuis quand : leurs choix comptent tels quels, dans aucun graphique dans le temps.
-- says.en: unknown_status | Row {row}: the status “{Status}” is not one we know; no consent is read from it.
-- says.fr: unknown_status | Ligne {row} : le statut « {Status} » n'est pas connu ; aucun consentement n'en est tiré.
-- fills: customers
select
    row_no, "Email" as who_email, "Phone" as who_phone, nullif(trim(concat_ws(' ', "First Name", "Last Name")), '') as display_name,
    'person' as kind, "Date Created" as first_seen_at
from export
-- fills: consents
select
    row_no, concat_ws('|', 'status', lower("Email")) as consent_id, "Email" as who_email, 'person' as subject_kind, 'marketing' as purpose,
    "Status" as purpose_raw, 'email' as channel,
    case lower("Status") when 'active' then 'granted' when 'unsubscribed' then 'withdrawn' when 'bounced' then 'suppressed' else 'no_choice' end as state,
    'status' as method, 'tool' as standard
from export
where "Email" is not null and lower("Status") in ('active', 'unsubscribed', 'unconfirmed', 'bounced')
