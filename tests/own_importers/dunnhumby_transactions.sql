-- export.en: The Complete Journey: a year of baskets of 2,469 households, line by line
-- export.fr: The Complete Journey : un an de paniers de 2 469 foyers, ligne par ligne
-- tool: dunnhumby
-- needs: household_id, basket_id, product_id, quantity, sales_value, retail_disc, coupon_disc, transaction_timestamp
-- columns: store_id, coupon_match_disc, week
-- time: transaction_timestamp
-- dates: iso
-- zone: America/New_York assumed
-- number: sales_value, retail_disc, coupon_disc, coupon_match_disc
-- required: household_id, basket_id, transaction_timestamp
-- fills: orders
select
    min(row_no) as row_no, basket_id as order_id, concat('household-', household_id) as who_crm_id, min(transaction_timestamp) as placed_at,
    'paid' as status, 'USD' as currency, sum(sales_value) as total, sum(retail_disc + coupon_disc) as discount, 'store' as sales_channel
from export
group by basket_id, household_id
