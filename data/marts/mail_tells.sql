-- holds.en: For each tool that tells of e-mail events, whether it ever tells of unsubscribes and of complaints: where it does not, none is no proof of none.
-- holds.fr: Pour chaque outil qui enregistre des événements e-mail, s'il dit jamais des désinscriptions et des plaintes : là où il n'en dit pas, zéro ne prouve rien.
-- grain: source_system
select source_system, bool_or(type = 'unsubscribe') as tells_unsubscribes, bool_or(type = 'complaint') as tells_complaints
from packed.email_events_shared
where shared_no in (select distinct shared_no from packed.email_events)
group by source_system
