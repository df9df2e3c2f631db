-- export.en: Splio › Contacts file (as the datahub takes and gives it)
-- export.fr: Splio › Fichier de contacts (tel que le datahub le prend et le rend)
-- tool: splio
-- needs: email, customer_key, lastname, firstname
-- columns: language, cellphone
-- reports: no_consent | true
-- says.en: no_consent | This list says who is known, not who agreed to be written to: people are read from it, no consent.
-- says.fr: no_consent | Cette liste dit qui est connu, pas qui accepte qu'on lui écrive : on y lit des personnes, aucun consentement.
-- fills: customers
select
    row_no, "email" as who_email, "cellphone" as who_phone, "customer_key" as who_crm_id,
    nullif(trim(concat_ws(' ', "firstname", "lastname")), '') as display_name, 'person' as kind, left(lower("language"), 2) as language
from export
