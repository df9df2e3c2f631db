-- export.en: PrestaShop › Orders › Export (back office in English)
-- export.fr: PrestaShop › Commandes › Exporter (back-office en anglais)
-- tool: prestashop
-- format: prestashop_orders
-- needs: ID, Reference, New client, Customer, Total, Payment, Status, Date
-- columns: Delivery, Company, Money | Total
-- time: Date
-- dates: iso
-- zone: Europe/Paris assumed
-- number: Total
-- decimals: point
-- required: Reference, Date
-- reports: no_identity | true
-- reports: unknown_status | lower("Status") not in (
--    'payment accepted', 'processing in progress', 'shipped', 'delivered', 'remote payment accepted', 'on backorder (paid)',
--    'awaiting check payment', 'awaiting bank wire payment', 'awaiting cash on delivery validation', 'on backorder (not paid)', 'waiting for payment',
--    'partial payment',
--    'canceled', 'cancelled', 'payment error', 'refunded', 'partial refund')
-- says.en: no_identity | This export names no customer that another file could know (no e-mail, no number): its orders count, and join people only through the order reference.
-- says.fr: no_identity | Cet export ne nomme aucun client qu'un autre fichier puisse connaître (ni e-mail, ni numéro) : ses commandes comptent, et ne rejoignent les personnes que par la référence de commande.
-- says.en: unknown_status | Row {row}: the order status “{Status}” is not one we know. It is kept as it is.
-- says.fr: unknown_status | Ligne {row} : l'état de commande « {Status} » n'est pas connu. Il est gardé tel quel.
-- fills: orders
select
    row_no, "ID" as order_id, "Reference" as who_order_ref, "Reference" as order_ref, "Date" as placed_at,
    case
        when lower("Status") in ('payment accepted', 'processing in progress', 'shipped', 'delivered', 'remote payment accepted', 'on backorder (paid)') then 'paid'
        when lower("Status") in ('awaiting check payment', 'awaiting bank wire payment', 'awaiting cash on delivery validation', 'on backorder (not paid)',
            'waiting for payment', 'partial payment') then 'pending'
        when lower("Status") in ('canceled', 'cancelled', 'payment error') then 'cancelled'
        when lower("Status") in ('refunded') then 'refunded'
        when lower("Status") in ('partial refund') then 'partial_refund' else lower("Status") end as status,
    "Status" as status_raw, "Total" as total, "Country" as country, "Currency" as currency
from (
    select
        export.* exclude ("Delivery", "Money"), case lower("Delivery")
            when 'france' then 'FR' when 'belgium' then 'BE' when 'belgique' then 'BE' when 'united kingdom' then 'GB' when 'royaume-uni' then 'GB'
            when 'canada' then 'CA' when 'switzerland' then 'CH' when 'suisse' then 'CH' when 'luxembourg' then 'LU'
            else case when length("Delivery") = 2 then upper("Delivery") end end as "Country",
        case when contains("Money", '€') then 'EUR' when contains("Money", '£') then 'GBP' when contains("Money", 'CHF') then 'CHF' end as "Currency"
    from export
)
