-- export.en: The Complete Journey: which household received which campaign
-- export.fr: The Complete Journey : quel foyer a reçu quelle campagne
-- tool: dunnhumby
-- needs: campaign_id, household_id
-- required: campaign_id, household_id
-- fills: email_events
-- a household's row has no date: the send takes that of its campaign
select
    row_no, concat_ws('|', 'send', campaign_id, household_id) as event_id, campaign_id, concat('household-', household_id) as who_crm_id,
    'send' as type, cast(null as timestamptz) as occurred_at, 'none' as at_origin, 1 as n, 'unknown' as actor, 'none' as actor_basis
from export
