-- export.en: The Complete Journey: the coupons of each campaign, with the products they are for
-- export.fr: The Complete Journey : les coupons de chaque campagne, avec les produits qu'ils concernent
-- tool: dunnhumby
-- needs: coupon_upc, product_id, campaign_id
-- required: coupon_upc, campaign_id
-- fills: email_campaigns
-- what a mailing held is a total of the campaign; it tells nothing of a person and becomes no event
select
    min(row_no) as row_no, campaign_id, json_object('coupons', count(distinct coupon_upc), 'products', count(distinct product_id)) as stats
from export
group by campaign_id
