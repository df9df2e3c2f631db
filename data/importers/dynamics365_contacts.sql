-- export.en: Dynamics 365 › Contacts › Export to Excel
-- export.fr: Dynamics 365 › Contacts › Exporter vers Excel
-- tool: dynamics365
-- needs: (Do Not Modify) Contact | (Ne pas modifier) Contact, (Do Not Modify) Row Checksum | (Ne pas modifier) Somme de contrôle de la ligne
-- columns: (Do Not Modify) Modified On | (Ne pas modifier) Modifié le | (Ne pas modifier) Date de modification, Full Name | Nom complet
-- columns: First Name | Prénom, Last Name | Nom, Email | E-mail | Courrier électronique | Adresse e-mail
-- columns: Business Phone | Téléphone professionnel | Téléphone (bureau), Mobile Phone | Téléphone mobile, Created On | Créé le | Date de création
-- columns: Do not allow Emails | Ne pas autoriser les e-mails | Ne pas autoriser les messages électroniques
-- columns: Do not allow Bulk Emails | Ne pas autoriser les e-mails en nombre | Ne pas autoriser l'envoi d'e-mails en masse
-- columns: Address 1: Country/Region | Adresse 1 : pays/région
-- time: (Do Not Modify) Modified On, Created On
-- dates: day-first
-- zone: Europe/Paris assumed
-- required: (Do Not Modify) Contact
-- reports: order_assumed | true
-- reports: unknown_answer | lower(coalesce("Do not allow Bulk Emails", "Do not allow Emails")) not in ('allow', 'do not allow', 'autoriser', 'ne pas autoriser')
-- says.en: order_assumed | The dates of this file follow the settings of whoever exported it; day before month is assumed. If that is wrong: python -m data set dynamics365.dates=month-first
-- says.fr: order_assumed | Les dates de ce fichier suivent les réglages de la personne qui l'a exporté ; le jour avant le mois est supposé. Si c'est faux : python -m data set dynamics365.dates=month-first
-- says.en: unknown_answer | Row {row}: the answer under “Do not allow …” is not one we know; no consent is read from it.
-- says.fr: unknown_answer | Ligne {row} : la réponse sous « Ne pas autoriser … » n'est pas connue ; aucun consentement n'en est tiré.
-- fills: customers
select
    row_no, "Email" as who_email, coalesce("Mobile Phone", "Business Phone") as who_phone, lower("(Do Not Modify) Contact") as who_crm_id,
    coalesce(trim("Full Name"), nullif(trim(concat_ws(' ', "First Name", "Last Name")), '')) as display_name, 'person' as kind,
    case lower("Address 1: Country/Region")
        when 'france' then 'FR' when 'belgium' then 'BE' when 'belgique' then 'BE' when 'united kingdom' then 'GB' when 'royaume-uni' then 'GB'
        when 'canada' then 'CA' when 'switzerland' then 'CH' when 'suisse' then 'CH'
        else case when length("Address 1: Country/Region") = 2 then upper("Address 1: Country/Region") end end as country,
    "Created On" as first_seen_at, "(Do Not Modify) Modified On" as record_as_of
from export
-- fills: consents
select
    row_no, concat_ws('|', 'contact', lower("(Do Not Modify) Contact"), raw) as consent_id, "Email" as who_email, lower("(Do Not Modify) Contact") as who_crm_id,
    'person' as subject_kind, 'marketing' as purpose, raw as purpose_raw, 'email' as channel, 'refused' as state, 'tool' as standard,
    "(Do Not Modify) Modified On" as record_as_of
from (
    select *, 'Do not allow Bulk Emails' as raw, lower("Do not allow Bulk Emails") as answer from export
    union all
    select *, 'Do not allow Emails' as raw, lower("Do not allow Emails") as answer from export
)
where answer in ('do not allow', 'ne pas autoriser')
