-- export.en: HubSpot › Marketing › E-mail › Manage › Export unsubscribes and bounces
-- export.fr: HubSpot › Marketing › E-mail › Gérer › Exporter les désabonnements et rebonds
-- tool: hubspot
-- needs: Email | Email Address | E-mail | Adresse e-mail, Portal Unsubscribe, Portal Bounce
-- columns: Portal Spam Report, Global Bounce, Marketing Information, Record ID | Contact ID
-- required: Email
-- reports: inverted_flags | true
-- says.en: inverted_flags | In this file TRUE means opted OUT. FALSE only means no opt-out is known: it is not read as consent. The file does not say when.
-- says.fr: inverted_flags | Dans ce fichier, TRUE veut dire désinscrit. FALSE dit seulement qu'aucun retrait n'est connu : ce n'est pas lu comme un consentement. Le fichier ne dit pas quand.
-- fills: consents
select
    row_no, concat_ws('|', 'opt-out', lower("Email"), purpose) as consent_id, "Email" as who_email, "Record ID" as who_crm_id, 'person' as subject_kind,
    case when purpose in ('Portal Unsubscribe', 'Portal Bounce', 'Global Bounce', 'Portal Spam Report', 'Marketing Information') then 'marketing' else lower(purpose) end as purpose,
    purpose as purpose_raw, 'email' as channel,
    case when purpose in ('Portal Bounce', 'Global Bounce', 'Portal Spam Report') then 'suppressed' else 'withdrawn' end as state,
    case when purpose in ('Portal Bounce', 'Global Bounce') then 'bounce' when purpose = 'Portal Spam Report' then 'complaint' else 'link' end as method,
    'tool' as standard
from (
    unpivot (
        select row_no, "Email", "Record ID", cast(columns(* exclude (row_no, "Email", "Record ID")) as varchar) from export
    ) on columns(* exclude (row_no, "Email", "Record ID")) into name purpose value opted_out
)
where lower(opted_out) in ('true', 'vrai')
