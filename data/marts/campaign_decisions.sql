-- holds.en: One row per identifier of a campaign whose kind the company decided (setting `message_kind.<campaign>`, by its identifier or its number): that kind.
-- holds.fr: Une ligne par identifiant d'une campagne dont l'entreprise a décidé la nature (réglage `message_kind.<campagne>`, par identifiant ou numéro) : cette nature.
-- grain: told_as
-- renew: whole
-- after: campaign_names
with decided as (select substr(name, 14) as campaign, any_value(value) as kind from settings where name like 'message_kind.%' group by all)
select n.told_as, coalesce(own.kind, numbered.kind) as decided_kind
from campaign_names n
left join decided own on own.campaign = n.campaign_id
left join decided numbered on numbered.campaign = n.number
where coalesce(own.kind, numbered.kind) is not null
order by n.told_as
