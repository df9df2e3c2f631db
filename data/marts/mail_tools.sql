-- holds.en: For each tool that tells of e-mail events, which event stands for a sending, and whether it tells deliveries.
-- holds.fr: Pour chaque outil qui raconte des événements e-mail, l'événement qui vaut envoi, et s'il raconte les livraisons.
-- grain: source_system
select source_system, bool_or(type = 'delivered') as tells_deliveries, case when bool_or(type = 'send') then 'send' else 'delivered' end as attempt
from email_events group by source_system
