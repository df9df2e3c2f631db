-- export.en: Mailchimp › Audience › All contacts › Export audience (cleaned_members_export_….csv)
-- export.fr: Mailchimp › Audience › Tous les contacts › Exporter l'audience (cleaned_members_export_….csv)
-- tool: mailchimp
-- format: mailchimp_members
-- needs: Email Address | Adresse e-mail | Adresse email | E-mail | Email, MEMBER_RATING, LEID, EUID, CLEAN_TIME
-- columns: First Name | Prénom, Last Name | Nom, Phone Number | Numéro de téléphone | Phone, OPTIN_TIME, OPTIN_IP, CONFIRM_TIME, CONFIRM_IP, CC, REGION
-- columns: LAST_CHANGED, Language | Langue, CLEAN_CAMPAIGN_TITLE, CLEAN_CAMPAIGN_ID
-- time: OPTIN_TIME, CONFIRM_TIME, LAST_CHANGED, CLEAN_TIME
-- zone: UTC assumed
-- identifier: LEID
-- required: Email Address
-- notes: cleaned | true
-- says.en: cleaned | {n} addresses were set aside by Mailchimp because mail to them bounced. That is no refusal by the person: they are noted as “suppressed”, not as withdrawn.
-- says.fr: cleaned | {n} adresses ont été mises de côté par Mailchimp parce que les messages revenaient. Ce n'est pas un refus de la personne : elles sont notées « suppressed », pas retirées.
-- fills: customers
select
    row_no, "Email Address" as who_email, "Phone Number" as who_phone, "EUID" as who_esp_key,
    nullif(trim(concat_ws(' ', "First Name", "Last Name")), '') as display_name, 'person' as kind,
    left(lower("Language"), 2) as language, upper("CC") as country, "REGION" as region,
    least("OPTIN_TIME", "CONFIRM_TIME") as first_seen_at, coalesce("LAST_CHANGED", "CLEAN_TIME") as record_as_of
from export
-- fills: consents
select
    row_no, concat('cleaned|', "EUID") as consent_id, "Email Address" as who_email, "EUID" as who_esp_key, 'person' as subject_kind,
    'marketing' as purpose, 'cleaned' as purpose_raw, 'email' as channel, 'suppressed' as state, "CLEAN_TIME" as occurred_at,
    'bounce' as method, 'tool' as standard, json_object('campaign', "CLEAN_CAMPAIGN_TITLE") as evidence
from export
