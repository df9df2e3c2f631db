-- export.en: The Complete Journey: 27 coupon campaigns of a grocer, with their first and last day (simulated from real patterns, for teaching)
-- export.fr: The Complete Journey : 27 campagnes de coupons d'un distributeur, avec premier et dernier jour (simulées d'après des habitudes réelles, pour l'enseignement)
-- tool: dunnhumby
-- needs: campaign_id, campaign_type, start_date, end_date
-- time: start_date, end_date
-- dates: iso
-- zone: America/New_York assumed
-- required: campaign_id
-- fills: email_campaigns
select
    row_no, campaign_id, concat(campaign_type, ' ', campaign_id) as name, start_date as sent_at, 'bulk' as kind, 'promotion' as message_kind,
    json_object('channel', 'letter', 'ended_on', cast(end_date as varchar)) as attributes
from export
