-- holds.en: For each tool that tells of e-mail events, which event stands for a sending, whether it tells deliveries, and whether it marks the opens of machines.
-- holds.fr: Pour chaque outil qui enregistre des événements e-mail, l'événement qui vaut envoi, s'il enregistre les livraisons, et s'il signale les ouvertures de machines.
-- grain: source_system
select
    source_system, bool_or(type = 'delivered') as tells_deliveries, bool_or(type = 'open' and actor_basis = 'source_flag') as tells_machines,
    case when bool_or(type = 'send') then 'send' else 'delivered' end as attempt
from packed.email_events_shared
where shared_no in (select distinct shared_no from packed.email_events)
group by source_system
