-- holds.en: One row per identifier under which a campaign is told, by the tool that sent it or by the file of its words, and the campaign it is.
-- holds.fr: Une ligne par identifiant sous lequel une campagne est nommée, par l'outil d'envoi ou par le fichier de ses textes, et la campagne dont il s'agit.
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
)
select told_as, campaign_id, number from spoken order by told_as
