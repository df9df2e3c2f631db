-- holds.en: One row per identifier under which a campaign is told, by the tool that sent it or by the file of its words: the campaign it is, and the
--    kind the company decided for it (setting `message_kind.<campaign>`, by its identifier or its number); null where nothing was decided.
-- holds.fr: Une ligne par identifiant sous lequel une campagne est nommée, par l'outil d'envoi ou par le fichier de ses textes : la campagne dont il s'agit,
--    et la nature que l'entreprise a décidée pour elle (réglage `message_kind.<campagne>`, par identifiant ou numéro) ; vide si rien n'est décidé.
-- grain: told_as
-- renew: whole
with known as (select campaign_id, any_value(source_id) as number from email_campaigns where campaign_id is not null group by campaign_id),
alone as (select number from known where number is not null group by number having count(*) = 1),
speakers as (select distinct source_system, source_instance from brand_messages where campaign_id is not null),
-- the words may come from another file than the sending: they then name the campaign by its number in the sending tool
spoken as (
    select campaign_id as told_as, campaign_id, number from known
    union
    select left(md5(concat_ws('|', 'email_campaigns', speakers.source_system, speakers.source_instance, known.number)), 16), known.campaign_id, known.number
    from known join alone on alone.number = known.number cross join speakers
),
decided as (select substr(name, 14) as campaign, any_value(value) as kind from settings where name like 'message_kind.%' group by all)
select spoken.told_as, spoken.campaign_id, coalesce(own.kind, numbered.kind) as decided_kind
from spoken
left join decided own on own.campaign = spoken.campaign_id
left join decided numbered on numbered.campaign = spoken.number
order by spoken.told_as
