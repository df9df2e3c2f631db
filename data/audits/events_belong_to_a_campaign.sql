-- claim.en: Every e-mail event belongs to a campaign the store knows.
-- claim.fr: Chaque événement d'e-mail appartient à une campagne connue.
select event_id as record_id, source_system, file_id, row_no, type as seen
from email_events
where campaign_id is not null and campaign_id not in (select campaign_id from email_campaigns)
