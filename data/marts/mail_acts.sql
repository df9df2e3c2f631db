-- holds.en: The e-mail events in which somebody did something: clicked, unsubscribed, complained. They are one in fifteen of all events, so that what follows from them alone
--    need not look through all; of somebody known by an identity alone `customer_id` is that, and `is_known` says so.
-- holds.fr: Les événements e-mail où quelqu'un a fait quelque chose : cliqué, s'est désinscrit, s'est plaint. C'est un événement sur quinze : ce qui ne découle que d'eux
--    n'a pas à les parcourir tous ; de qui n'est connu que par une identité, `customer_id` est celle-ci, et `is_known` le dit.
-- grain: event_id
-- renew: customer_id, campaign_id
select
    coalesce(customer_id, person_key) as customer_id, customer_id is not null as is_known, campaign_id, event_id, type, occurred_at, at_origin, actor, source_system, row_no
from email_events
where type in ('click', 'unsubscribe', 'complaint') and occurred_at is not null and coalesce(customer_id, person_key) is not null
order by coalesce(customer_id, person_key)
