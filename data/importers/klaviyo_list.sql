-- export.en: Klaviyo › Lists & segments › (a list) › Export to CSV
-- export.fr: Klaviyo › Listes et segments › (une liste) › Exporter en CSV
-- tool: klaviyo
-- needs: Email, Klaviyo ID, Email Marketing Consent
-- columns: First Name, Last Name, Phone Number, Country, State / Region, Email Marketing Consent Timestamp, Email Suppressions
-- columns: SMS Marketing Consent, SMS Marketing Consent Timestamp, Source, Language | Locale, Profile Created On | Date Added
-- time: Email Marketing Consent Timestamp, SMS Marketing Consent Timestamp, Profile Created On
-- zone: UTC assumed
-- required: Klaviyo ID
-- notes: consent_unknown | "Email Marketing Consent" is null
-- reports: unknown_consent | upper("Email Marketing Consent") not in ('SUBSCRIBED', 'UNSUBSCRIBED', 'NEVER_SUBSCRIBED')
-- says.en: consent_unknown | {n} people have an empty consent: that is unknown, neither a yes nor a refusal, and no consent is noted for them.
-- says.fr: consent_unknown | {n} personnes ont un consentement vide : c'est inconnu, ni un oui ni un refus, et aucun consentement n'est noté pour elles.
-- says.en: unknown_consent | Row {row}: the consent “{Email Marketing Consent}” is not one we know; none is noted.
-- says.fr: unknown_consent | Ligne {row} : le consentement « {Email Marketing Consent} » n'est pas connu ; aucun n'est noté.
-- fills: customers
select
    row_no, "Email" as who_email, "Phone Number" as who_phone, "Klaviyo ID" as who_esp_key,
    nullif(trim(concat_ws(' ', "First Name", "Last Name")), '') as display_name, 'person' as kind,
    left(lower("Language"), 2) as language,
    case lower("Country")
        when 'france' then 'FR' when 'belgium' then 'BE' when 'united kingdom' then 'GB' when 'united states' then 'US' when 'canada' then 'CA'
        when 'switzerland' then 'CH' when 'germany' then 'DE' when 'spain' then 'ES' when 'italy' then 'IT'
        else case when length("Country") = 2 then upper("Country") end end as country,
    "State / Region" as region, "Profile Created On" as first_seen_at
from export
-- fills: consents
with told as (
    select *, unnest([
        struct_pack(channel := 'email', word := upper("Email Marketing Consent"), moment := "Email Marketing Consent Timestamp"),
        struct_pack(channel := 'sms', word := upper("SMS Marketing Consent"), moment := "SMS Marketing Consent Timestamp")]) as c
    from export
)
select
    row_no, concat_ws('|', 'consent', "Klaviyo ID", c.channel) as consent_id, "Email" as who_email, "Klaviyo ID" as who_esp_key,
    'person' as subject_kind, 'marketing' as purpose, c.word as purpose_raw, c.channel as channel,
    case c.word when 'SUBSCRIBED' then 'granted' when 'UNSUBSCRIBED' then 'withdrawn' else 'no_choice' end as state,
    c.moment as occurred_at, "Source" as method, 'tool' as standard
from told
where c.word in ('SUBSCRIBED', 'UNSUBSCRIBED', 'NEVER_SUBSCRIBED')
-- fills: consents
select
    row_no, concat_ws('|', 'suppression', "Klaviyo ID", cause) as consent_id, "Email" as who_email, "Klaviyo ID" as who_esp_key,
    'person' as subject_kind, 'marketing' as purpose, cause as purpose_raw, 'email' as channel, 'suppressed' as state, 'suppression' as method, 'tool' as standard
from (select *, unnest(regexp_extract_all(upper("Email Suppressions"), '[A-Z_]+')) as cause from export)
