-- export.en: Mailchimp › Audience › All contacts › Export audience (nonsubscribed_members_export_….csv)
-- export.fr: Mailchimp › Audience › Tous les contacts › Exporter l'audience (nonsubscribed_members_export_….csv)
-- tool: mailchimp
-- format: mailchimp_members
-- path: nonsubscribed_(members|email)[^/]*$
-- rank: 1
-- needs: Email Address | Adresse e-mail | Adresse email | E-mail | Email, MEMBER_RATING, LEID, EUID
-- columns: First Name | Prénom, Last Name | Nom, Phone Number | Numéro de téléphone | Phone, OPTIN_TIME, OPTIN_IP, CONFIRM_TIME, CONFIRM_IP, CC, REGION
-- columns: LAST_CHANGED, Language | Langue
-- time: OPTIN_TIME, CONFIRM_TIME, LAST_CHANGED
-- zone: UTC assumed
-- identifier: LEID
-- required: Email Address
-- fills: customers
select
    row_no, "Email Address" as who_email, "Phone Number" as who_phone, "EUID" as who_esp_key,
    nullif(trim(concat_ws(' ', "First Name", "Last Name")), '') as display_name, 'person' as kind,
    left(lower("Language"), 2) as language, upper("CC") as country, "REGION" as region,
    least("OPTIN_TIME", "CONFIRM_TIME") as first_seen_at, "LAST_CHANGED" as record_as_of
from export
-- fills: consents
select
    row_no, concat('never asked|', "EUID") as consent_id, "Email Address" as who_email, "EUID" as who_esp_key, 'person' as subject_kind,
    'marketing' as purpose, 'non-subscribed' as purpose_raw, 'email' as channel, 'no_choice' as state, 'tool' as standard
from export
