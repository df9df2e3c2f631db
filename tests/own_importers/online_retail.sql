-- export.en: Order lines of a British online shop, 2010 and 2011 (UCI, Online Retail)
-- export.fr: Les lignes de commande d'une boutique en ligne britannique, 2010 et 2011 (UCI, Online Retail)
-- tool: online_retail
-- needs: InvoiceNo, StockCode, Quantity, InvoiceDate, UnitPrice, CustomerID, Country
-- columns: Description
-- time: InvoiceDate
-- zone: Europe/London
-- number: Quantity, UnitPrice
-- required: InvoiceNo, InvoiceDate
-- excludes: credit_note | "InvoiceNo" like 'C%'
-- says.en: credit_note | Lines of credit notes, which name no order and are left out: {n}.
-- says.fr: credit_note | Lignes d'avoirs, qui ne nomment aucune commande, écartées : {n}.
-- excludes: adjustment | "Quantity" <= 0 or "UnitPrice" <= 0 or "InvoiceNo" like 'A%'
-- says.en: adjustment | Lines that correct the stock or the books, and that nobody bought, left out: {n}.
-- says.fr: adjustment | Lignes qui corrigent le stock ou les comptes, et que personne n'a achetées, écartées : {n}.
-- fills: orders
select
    min(row_no)                                             as row_no,
    "InvoiceNo"                                             as order_id,
    any_value("CustomerID")                                 as who_shop_id,
    "InvoiceNo"                                             as order_ref,
    min("InvoiceDate")                                      as placed_at,
    'paid'                                                  as status,
    'GBP'                                                   as currency,
    sum(case when "StockCode" not in ('POST', 'DOT') then "Quantity" * "UnitPrice" else 0 end) as subtotal,
    sum(case when "StockCode" in ('POST', 'DOT') then "Quantity" * "UnitPrice" else 0 end) as shipping,
    sum("Quantity" * "UnitPrice")                           as total,
    'web'                                                   as sales_channel,
    case any_value("Country")
        when 'United Kingdom' then 'GB' when 'France' then 'FR' when 'Germany' then 'DE' when 'EIRE' then 'IE' when 'Belgium' then 'BE'
        when 'Netherlands' then 'NL' when 'Spain' then 'ES' when 'Switzerland' then 'CH' when 'Portugal' then 'PT' when 'Italy' then 'IT' end as country
from export
group by "InvoiceNo"
-- fills: order_lines
select
    row_no, "InvoiceNo" as order_id, row_number() over (partition by "InvoiceNo" order by row_no) as line_no, "StockCode" as sku, "Description" as name,
    "Quantity" as qty, "UnitPrice" as unit_price
from export
