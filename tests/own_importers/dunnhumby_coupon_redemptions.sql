-- export.en: The Complete Journey: coupons redeemed at the till
-- export.fr: The Complete Journey : les coupons utilisés en caisse
-- tool: dunnhumby
-- needs: household_id, coupon_upc, campaign_id, redemption_date
-- time: redemption_date
-- dates: iso
-- zone: America/New_York assumed
-- required: household_id, campaign_id
-- fills: email_events
-- using a coupon is what a person does with a mailing, as clicking is with an e-mail
select
    row_no, concat_ws('|', 'redeemed', campaign_id, household_id, coupon_upc, redemption_date) as event_id, campaign_id,
    concat('household-', household_id) as who_crm_id, 'click' as type, redemption_date as occurred_at, 'event' as at_origin, 1 as n,
    'human' as actor, 'source_flag' as actor_basis, coupon_upc as reason
from export
