-- holds.en: The delay the company sets itself for a human answer, per channel, in minutes.
-- holds.fr: Le délai que l'entreprise se fixe pour une réponse humaine, par canal, en minutes.
-- grain: channel
-- renew: whole
select channel, coalesce((select try_cast(value as integer) from settings where name = concat('target_minutes.', channel)), minutes) as target_minutes
from (values ('email', 1440), ('form', 1440), ('chat', 5), ('phone', 3), ('social', 60), ('forum', 1440)) as told(channel, minutes)
