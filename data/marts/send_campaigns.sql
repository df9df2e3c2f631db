-- holds.en: Marketing messages delivered, counted by day, campaign, tool and group: messages, clicked, unsubscribed, complained (empty where the tool does not tell).
-- holds.fr: Messages marketing délivrés, comptés par jour, campagne, outil et groupe : messages, cliqués, désinscriptions, plaintes (vide là où l'outil ne les dit pas).
-- grain: sent_on, campaign_id, source_system, channel, segment, language, country
-- gathers: sends
-- renew: sent_on
-- after: sends, mail_tells
select
    sent_on, campaign_id, counted.source_system, channel, segment, language, country, messages, clicked,
    case when coalesce(tells_unsubscribes, true) then unsubscribed end as unsubscribed, case when coalesce(tells_complaints, true) then complained end as complained
from (
    select
        sent_on, campaign_id, source_system, channel, segment, language, country,
        count(*) as messages, sum(cast(is_clicked as integer)) as clicked, sum(cast(is_unsubscribed as integer)) as unsubscribed, sum(cast(is_complained as integer)) as complained
    from sends
    where is_marketing and outcome = 'delivered'
    group by sent_on, campaign_id, source_system, channel, segment, language, country
) counted left join mail_tells on mail_tells.source_system = counted.source_system
order by sent_on
