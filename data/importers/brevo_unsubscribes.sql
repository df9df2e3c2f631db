-- export.en: Brevo › Campaigns › (a campaign) › Unsubscribes › Export
-- export.fr: Brevo › Campagnes › (une campagne) › Désinscriptions › Exporter
-- tool: brevo
-- needs: Дата отписки | Unsubscription date | Unsubscribe date | Date de désinscription, Email адреса | Email address | Email addresses | Adresse e-mail | Adresse email | Adresses e-mail
-- columns: Причина | Reason | Raison | Motif
-- time: Дата отписки
-- dates: day-first
-- zone: UTC assumed
-- required: Email адреса
-- fills: consents
select
    row_no, concat_ws('|', 'unsubscribe', lower("Email адреса"), "Дата отписки") as consent_id, "Email адреса" as who_email, 'person' as subject_kind,
    'marketing' as purpose, 'unsubscribe' as purpose_raw, 'email' as channel, 'withdrawn' as state, "Дата отписки" as occurred_at, 'link' as method,
    'tool' as standard, json_object('reason', "Причина") as evidence
from export
