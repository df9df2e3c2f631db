-- export.en: HubSpot › CRM › Contacts › Export
-- export.fr: HubSpot › CRM › Contacts › Exporter
-- tool: hubspot
-- needs: Record ID | ID de fiche d'informations, Email | E-mail | Adresse e-mail
-- first: Record ID | ID de fiche d'informations
-- columns: First Name | Prénom, Last Name | Nom, Phone Number | Numéro de téléphone, Lifecycle Stage | Phase du cycle de vie
-- columns: Create Date | Date de création, Last Modified Date | Date de la dernière modification, Country/Region | Pays/région
-- columns: Preferred language | Langue préférée, Interests | Centres d'intérêt, State/Region | État/Région
-- columns: Unsubscribed from all email | Désinscrit de tous les e-mails, Preferred days between e-mails | Jours souhaités entre deux e-mails
-- columns: Customer segment | Segment client, Customer number | Numéro client
-- time: Create Date, Last Modified Date
-- dates: month-first
-- zone: Europe/Paris assumed
-- number: Preferred days between e-mails
-- flag: Unsubscribed from all email
-- identifier: Record ID
-- fills: customers
select
    row_no,
    "Email"                                                 as who_email,
    "Phone Number"                                          as who_phone,
    coalesce("Customer number", "Record ID")                as who_crm_id,
    nullif(trim(concat_ws(' ', "First Name", "Last Name")), '') as display_name,
    'person'                                                as kind,
    coalesce("Customer segment", lower("Lifecycle Stage"))  as segment,
    case when lower("Lifecycle Stage") in ('customer', 'evangelist', 'client') then true end as is_customer,
    case left(lower("Preferred language"), 2) when 'fr' then 'fr' when 'en' then 'en' when 'an' then 'en' else left(lower("Preferred language"), 2) end as language,
    case lower("Country/Region")
        when 'france' then 'FR' when 'belgium' then 'BE' when 'belgique' then 'BE' when 'united kingdom' then 'GB' when 'royaume-uni' then 'GB'
        when 'canada' then 'CA' when 'switzerland' then 'CH' when 'suisse' then 'CH'
        else case when length("Country/Region") = 2 then upper("Country/Region") end end as country,
    "State/Region"                                          as region,
    case when "Interests" is not null then [trim(x) for x in string_split("Interests", ';') if trim(x) <> ''] end as interests,
    "Preferred days between e-mails"                        as preferred_days_between,
    "Create Date"                                           as first_seen_at,
    coalesce("Last Modified Date", "Create Date")           as record_as_of
from export
-- fills: consents
select
    row_no, concat('hubspot-all-email-', coalesce("Record ID", lower("Email"))) as consent_id, "Email" as who_email, coalesce("Customer number", "Record ID") as who_crm_id,
    'person' as subject_kind, 'marketing' as purpose, 'Unsubscribed from all email' as purpose_raw, 'email' as channel,
    'withdrawn' as state, 'tool' as standard
from export
where "Unsubscribed from all email"
