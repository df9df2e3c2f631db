-- export.en: Shopify › Orders › Export
-- export.fr: Shopify › Commandes › Exporter
-- tool: shopify
-- needs: Name, Financial Status, Lineitem quantity, Lineitem name
-- columns: Id, Email, Phone, Paid at, Created at, Cancelled at, Currency, Subtotal, Shipping, Taxes, Total, Discount Code, Discount Amount, Refunded Amount
-- columns: Source, Shipping Country, Billing Country, Billing Name, Lineitem sku, Lineitem price, Lineitem discount, Note Attributes
-- time: Paid at, Created at, Cancelled at
-- zone: UTC
-- number: Subtotal, Shipping, Taxes, Total, Discount Amount, Refunded Amount, Lineitem quantity, Lineitem price, Lineitem discount
-- required: Name
-- prepares: whole
select
    min(row_no) as row_no, "Name" as name, first("Id" order by row_no) filter (where "Id" is not null) as id,
    first("Email" order by row_no) filter (where "Email" is not null) as email,
    first("Phone" order by row_no) filter (where "Phone" is not null) as phone,
    first("Billing Name" order by row_no) filter (where "Billing Name" is not null) as billing_name,
    first("Financial Status" order by row_no) filter (where "Financial Status" is not null) as status,
    min("Created at") as created_at, max("Cancelled at") as cancelled_at,
    first("Currency" order by row_no) filter (where "Currency" is not null) as currency,
    max("Subtotal") as subtotal, max("Shipping") as shipping, max("Taxes") as tax, max("Total") as total,
    max("Discount Amount") as discount, max("Refunded Amount") as refunded,
    first("Discount Code" order by row_no) filter (where "Discount Code" is not null) as code,
    first("Source" order by row_no) filter (where "Source" is not null) as source,
    first(coalesce("Shipping Country", "Billing Country") order by row_no) filter (where coalesce("Shipping Country", "Billing Country") is not null) as country,
    first("Note Attributes" order by row_no) filter (where "Note Attributes" is not null) as notes
from export
group by "Name"
-- fills: orders
select
    row_no,
    name                                                    as order_id,
    email                                                   as who_email,
    phone                                                   as who_phone,
    name                                                    as who_order_ref,
    name                                                    as order_ref,
    created_at                                              as placed_at,
    case
        when cancelled_at is not null then 'cancelled' when status = 'partially_refunded' then 'partial_refund'
        when status in ('paid', 'refunded', 'pending') then status when status = 'voided' then 'cancelled'
        when status in ('authorized', 'partially_paid') then 'pending' else status end as status,
    status                                                  as status_raw,
    currency, subtotal, discount, shipping, tax, total, refunded,
    case when code is not null then string_split(code, ', ') else [] end as promo_codes,
    source                                                  as sales_channel,
    left(upper(country), 2)                                 as country,
    cancelled_at,
    try_cast(nullif(regexp_extract(notes, 'promised_on: ?(\d{4}-\d\d-\d\d)', 1), '') as date) as promised_on,
    try_cast(nullif(regexp_extract(notes, 'delivered_on: ?(\d{4}-\d\d-\d\d)', 1), '') as date) as delivered_on
from whole
-- fills: order_lines
select
    row_no,
    "Name"                                                  as order_id,
    row_number() over (partition by "Name" order by row_no) as line_no,
    "Lineitem sku"                                          as sku,
    "Lineitem name"                                         as name,
    "Lineitem quantity"                                     as qty,
    "Lineitem price"                                        as unit_price,
    "Lineitem discount"                                     as discount
from export
-- fills: customers
select
    row_no, email as who_email, phone as who_phone, name as who_order_ref, billing_name as display_name, 'person' as kind, true as is_customer,
    left(upper(country), 2) as country, created_at as first_seen_at, created_at as record_as_of
from whole
where email is not null or phone is not null
