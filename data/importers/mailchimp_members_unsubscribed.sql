-- export.en: Mailchimp › Audience › All contacts › Export audience (unsubscribed_members_export_….csv)
-- export.fr: Mailchimp › Audience › Tous les contacts › Exporter l'audience (unsubscribed_members_export_….csv)
-- tool: mailchimp
-- format: mailchimp_members
-- needs: Email Address | Adresse e-mail | Adresse email | E-mail | Email, MEMBER_RATING, LEID, EUID, UNSUB_TIME
-- columns: First Name | Prénom, Last Name | Nom, Phone Number | Numéro de téléphone | Phone, OPTIN_TIME, OPTIN_IP, CONFIRM_TIME, CONFIRM_IP, CC, REGION
-- columns: LAST_CHANGED, Language | Langue, UNSUB_CAMPAIGN_TITLE, UNSUB_CAMPAIGN_ID, UNSUB_REASON, UNSUB_REASON_OTHER
-- time: OPTIN_TIME, CONFIRM_TIME, LAST_CHANGED, UNSUB_TIME
-- zone: UTC assumed
-- identifier: LEID
-- required: Email Address
-- fills: customers
select
    row_no, "Email Address" as who_email, "Phone Number" as who_phone, "EUID" as who_esp_key,
    nullif(trim(concat_ws(' ', "First Name", "Last Name")), '') as display_name, 'person' as kind,
    left(lower("Language"), 2) as language, upper("CC") as country, "REGION" as region,
    least("OPTIN_TIME", "CONFIRM_TIME") as first_seen_at, coalesce("LAST_CHANGED", "UNSUB_TIME") as record_as_of
from export
-- fills: consents
select
    row_no, concat('unsubscribe|', "EUID") as consent_id, "Email Address" as who_email, "EUID" as who_esp_key, 'person' as subject_kind,
    'marketing' as purpose, 'newsletter' as purpose_raw, 'email' as channel, 'withdrawn' as state, "UNSUB_TIME" as occurred_at,
    'link' as method, 'tool' as standard,
    json_object('reason', "UNSUB_REASON", 'words', "UNSUB_REASON_OTHER", 'campaign', "UNSUB_CAMPAIGN_TITLE") as evidence
from export
union all by name
select
    row_no, concat('opt-in|', "EUID") as consent_id, "Email Address" as who_email, "EUID" as who_esp_key, 'person' as subject_kind,
    'marketing' as purpose, 'newsletter' as purpose_raw, 'email' as channel, 'granted' as state,
    coalesce("CONFIRM_TIME", "OPTIN_TIME") as occurred_at, 'form' as method, 'tool' as standard,
    json_object('optin_ip', "OPTIN_IP", 'confirm_ip', "CONFIRM_IP") as evidence
from export
where coalesce("CONFIRM_TIME", "OPTIN_TIME") is not null
