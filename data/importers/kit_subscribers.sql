-- export.en: Kit (ConvertKit) › Subscribers › Export
-- export.fr: Kit (ConvertKit) › Abonnés › Exporter
-- tool: kit
-- needs: first_name, email, created_at, status
-- others: none
-- time: created_at
-- zone: UTC assumed
-- required: email
-- notes: unconfirmed | lower("status") = 'inactive'
-- reports: no_times | true
-- reports: unknown_status | lower("status") not in ('active', 'inactive', 'cancelled', 'canceled', 'unsubscribed', 'bounced', 'complained')
-- says.en: unconfirmed | {n} subscribers never confirmed: that is no choice yet, neither a yes nor a refusal.
-- says.fr: unconfirmed | {n} abonnés n'ont jamais confirmé : ce n'est pas encore un choix, ni oui ni refus.
-- says.en: no_times | The file says what people's status is, not since when: their choices count as they stand, in no chart over time.
-- says.fr: no_times | Le fichier dit le statut des personnes, pas depuis quand : leurs choix comptent tels quels, dans aucun graphique dans le temps.
-- says.en: unknown_status | Row {row}: the status “{status}” is not one we know; no consent is read from it.
-- says.fr: unknown_status | Ligne {row} : le statut « {status} » n'est pas connu ; aucun consentement n'en est tiré.
-- fills: customers
select row_no, "email" as who_email, "first_name" as display_name, 'person' as kind, "created_at" as first_seen_at
from export
-- fills: consents
select
    row_no, concat_ws('|', 'status', lower("email")) as consent_id, "email" as who_email, 'person' as subject_kind, 'marketing' as purpose,
    "status" as purpose_raw, 'email' as channel,
    case when lower("status") = 'active' then 'granted' when lower("status") = 'inactive' then 'no_choice'
        when lower("status") in ('bounced', 'complained') then 'suppressed' else 'withdrawn' end as state,
    'status' as method, 'tool' as standard
from export
where lower("status") in ('active', 'inactive', 'cancelled', 'canceled', 'unsubscribed', 'bounced', 'complained')
