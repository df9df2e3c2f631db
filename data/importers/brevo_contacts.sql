-- export.en: Brevo › Contacts › Export contacts
-- export.fr: Brevo › Contacts › Exporter les contacts
-- tool: brevo
-- needs: EMAIL, EMAIL_BLACKLISTED, ADDED_TIME
-- columns: CONTACT ID | CONTACT_ID, LASTNAME | NOM, FIRSTNAME | PRENOM | PRÉNOM, SMS, SMS_BLACKLISTED, MODIFIED_TIME
-- columns: LANGUAGE | LANGUE | LANG, COUNTRY | PAYS
-- time: ADDED_TIME, MODIFIED_TIME
-- dates: day-first
-- zone: UTC assumed
-- flag: EMAIL_BLACKLISTED, SMS_BLACKLISTED
-- missing: NA
-- reports: inverted_flags | true
-- says.en: inverted_flags | EMAIL_BLACKLISTED and SMS_BLACKLISTED say who may NOT be written to: “Yes” is read as withdrawn. The file does not say when.
-- says.fr: inverted_flags | EMAIL_BLACKLISTED et SMS_BLACKLISTED disent à qui il ne faut PAS écrire : « Oui » est lu comme un retrait. Le fichier ne dit pas quand.
-- fills: customers
select
    row_no, "EMAIL" as who_email, "SMS" as who_phone, "CONTACT ID" as who_esp_key,
    nullif(trim(concat_ws(' ', "FIRSTNAME", "LASTNAME")), '') as display_name, 'person' as kind,
    case when length("LANGUAGE") >= 2 then left(lower("LANGUAGE"), 2) end as language,
    case when length("COUNTRY") = 2 then upper("COUNTRY") end as country,
    "ADDED_TIME" as first_seen_at, coalesce("MODIFIED_TIME", "ADDED_TIME") as record_as_of
from export
-- fills: consents
select
    row_no, concat_ws('|', 'contact', lower("EMAIL"), channel) as consent_id, "EMAIL" as who_email, "SMS" as who_phone, 'person' as subject_kind,
    'marketing' as purpose, raw as purpose_raw, channel as channel, case when blocked then 'withdrawn' else 'granted' end as state,
    'list' as method, 'tool' as standard, coalesce("MODIFIED_TIME", "ADDED_TIME") as record_as_of
from (
    select *, 'email' as channel, 'EMAIL_BLACKLISTED' as raw, "EMAIL_BLACKLISTED" as blocked from export where "EMAIL" is not null
    union all
    select *, 'sms' as channel, 'SMS_BLACKLISTED' as raw, "SMS_BLACKLISTED" as blocked from export where "SMS" is not null
)
where blocked is not null
