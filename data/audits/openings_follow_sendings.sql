-- claim.en: No e-mail is opened or clicked before it is sent.
-- claim.fr: Aucun e-mail n'est ouvert ou cliqué avant son envoi.
with sent as (
    select campaign_id, person_key, min(occurred_at) as sent_at from email_events where type = 'send' group by campaign_id, person_key
)
select e.event_id as record_id, e.source_system, e.file_id, e.row_no, concat(e.type, ' ', e.occurred_at, ' < ', sent.sent_at) as seen
from email_events e join sent on sent.campaign_id = e.campaign_id and sent.person_key = e.person_key
where e.type in ('open', 'click') and e.occurred_at < sent.sent_at
