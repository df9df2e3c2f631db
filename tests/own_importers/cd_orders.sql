-- export.en: Orders of a music shop, 1997 and 1998 (CDNOW)
-- export.fr: Les commandes d'un disquaire, 1997 et 1998 (CDNOW)
-- tool: cdnow
-- needs: customer_id, date, n_cds, amount
-- time: date
-- zone: America/New_York assumed
-- number: n_cds, amount
-- required: customer_id, date
-- prepares: numbered
select *, row_number() over (partition by "customer_id", "date", "amount", "n_cds" order by row_no) as nth from export
-- fills: orders
select
    row_no,
    concat_ws('|', "customer_id", epoch("date"), "amount", "n_cds", nth) as order_id,
    "customer_id"                                           as who_shop_id,
    "date"                                                  as placed_at,
    'paid'                                                  as status,
    'USD'                                                   as currency,
    "amount"                                                as total
from numbered
