-- export.en: systeme.io › Contacts › Export
-- export.fr: systeme.io › Contacts › Exporter
-- tool: systemeio
-- needs: Email, First name, Surname, Date registered
-- columns: Phone number, Country, Tags
-- time: Date registered
-- zone: UTC assumed
-- reports: no_consent | true
-- says.en: no_consent | This list says who is registered and since when, not who agreed to be written to: people are read from it, no consent.
-- says.fr: no_consent | Cette liste dit qui est inscrit et depuis quand, pas qui accepte qu'on lui écrive : on y lit des personnes, aucun consentement.
-- fills: customers
select
    row_no, "Email" as who_email, "Phone number" as who_phone, nullif(trim(concat_ws(' ', "First name", "Surname")), '') as display_name, 'person' as kind,
    case when length("Country") = 2 then upper("Country") end as country, "Date registered" as first_seen_at
from export
