-- holds.en: `sends` with the moment each message left (`sent_at`), empty where its day alone is known.
-- holds.fr: `sends` avec le moment où chaque message est parti (`sent_at`), vide quand on n'en connaît que le jour.
-- grain: customer_id, campaign_id, message_ref, sent_on
-- stands as: view
-- renew: customer_id
-- after: sends
select
    customer_id, campaign_id, message_ref, source_system, sent_on, make_timestamptz(epoch_us(cast(sent_on as timestamp)) + sent_s * 1000000 + sent_us) as sent_at,
    channel, kind, kind_basis, is_marketing, outcome, segment, language, country
from sends
