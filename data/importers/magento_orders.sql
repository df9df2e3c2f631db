-- export.en: Magento / Adobe Commerce › Sales › Orders › Export › CSV
-- export.fr: Magento / Adobe Commerce › Ventes › Commandes › Exporter › CSV
-- tool: magento
-- needs: ID, Purchase Point, Purchase Date, Bill-to Name, Status
-- columns: Grand Total (Base), Grand Total (Purchased), Customer Email, Customer Name, Customer Group, Subtotal, Shipping and Handling, Total Refunded
-- columns: Money | Grand Total (Base) | Grand Total (Purchased)
-- columns: Payment Method, Shipping Information, Signifyd Guarantee Decision
-- time: Purchase Date
-- zone: Europe/Paris assumed
-- number: Grand Total (Base), Grand Total (Purchased), Subtotal, Shipping and Handling, Total Refunded
-- identifier: ID
-- required: ID, Purchase Date
-- reports: unknown_status | lower("Status") not in (
--    'pending', 'pending payment', 'pending_payment', 'processing', 'complete', 'canceled', 'cancelled', 'closed', 'on hold', 'holded', 'suspected fraud',
--    'fraud', 'payment review', 'payment_review')
-- says.en: unknown_status | Row {row}: the order status “{Status}” is not one we know. It is kept as it is.
-- says.fr: unknown_status | Ligne {row} : l'état de commande « {Status} » n'est pas connu. Il est gardé tel quel.
-- fills: orders
select
    row_no, "ID" as order_id, "Customer Email" as who_email, "ID" as who_order_ref, "ID" as order_ref, "Purchase Date" as placed_at,
    case
        when lower("Status") = 'closed' or ("Total Refunded" > 0 and "Total Refunded" >= coalesce("Grand Total (Base)", "Grand Total (Purchased)")) then 'refunded'
        when lower("Status") in ('complete', 'processing') and "Total Refunded" > 0 then 'partial_refund'
        when lower("Status") in ('complete', 'processing') then 'paid'
        when lower("Status") in ('canceled', 'cancelled') then 'cancelled'
        when lower("Status") in ('pending', 'pending payment', 'pending_payment', 'on hold', 'holded', 'suspected fraud', 'fraud', 'payment review', 'payment_review') then 'pending'
        else lower("Status") end as status,
    "Status" as status_raw, "Subtotal" as subtotal, "Shipping and Handling" as shipping, coalesce("Grand Total (Base)", "Grand Total (Purchased)") as total,
    case when contains("Money", '€') then 'EUR' when contains("Money", '£') then 'GBP' when contains("Money", 'CHF') then 'CHF' end as currency,
    "Total Refunded" as refunded, trim(string_split("Purchase Point", chr(10))[1]) as sales_channel
from export
-- fills: customers
select
    row_no, "Customer Email" as who_email, coalesce("Customer Name", "Bill-to Name") as display_name, 'person' as kind, true as is_customer,
    "Purchase Date" as first_seen_at, "Purchase Date" as record_as_of
from export
where "Customer Email" is not null
