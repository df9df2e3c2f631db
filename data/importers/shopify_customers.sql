-- export.en: Shopify › Customers › Export
-- export.fr: Shopify › Clients › Exporter
-- tool: shopify
-- needs: Customer ID, Email, Accepts Email Marketing
-- columns: First Name, Last Name, Phone, Default Address Phone, Default Address Country Code, Default Address Province Code
-- columns: Accepts SMS Marketing, Total Spent, Total Orders
-- number: Total Spent, Total Orders
-- flag: Accepts Email Marketing, Accepts SMS Marketing
-- identifier: Customer ID
-- reports: no_times | true
-- says.en: no_times | The file does not say when people accepted or declined: their choices count as they stand, in no chart over time.
-- says.fr: no_times | Le fichier ne dit pas quand les personnes ont accepté ou refusé : leurs choix comptent tels quels, dans aucun graphique dans le temps.
-- fills: customers
select
    row_no, "Email" as who_email, coalesce("Phone", "Default Address Phone") as who_phone, "Customer ID" as who_shop_id,
    nullif(trim(concat_ws(' ', "First Name", "Last Name")), '') as display_name, 'person' as kind, "Total Orders" > 0 as is_customer,
    upper("Default Address Country Code") as country, "Default Address Province Code" as region
from export
-- fills: consents
select
    row_no, concat_ws('|', 'customer', "Customer ID", channel) as consent_id, "Email" as who_email, "Customer ID" as who_shop_id, 'person' as subject_kind,
    'marketing' as purpose, raw as purpose_raw, channel as channel, case when accepts then 'granted' else 'refused' end as state, 'tool' as standard
from (
    select *, 'email' as channel, 'Accepts Email Marketing' as raw, "Accepts Email Marketing" as accepts from export
    union all
    select *, 'sms' as channel, 'Accepts SMS Marketing' as raw, "Accepts SMS Marketing" as accepts from export
)
where accepts is not null
