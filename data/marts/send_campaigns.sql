-- holds.en: Marketing messages delivered, counted by day, campaign, tool and group: messages, clicked, unsubscribed, complained.
-- holds.fr: Messages marketing délivrés, comptés par jour, campagne, outil et groupe : messages, cliqués, désinscriptions, plaintes.
-- grain: sent_on, campaign_id, source_system, channel, segment, language, country
-- gathers: sends
-- after: sends
select
    sent_on, campaign_id, source_system, channel, segment, language, country,
    count(*) as messages, sum(cast(is_clicked as integer)) as clicked, sum(cast(is_unsubscribed as integer)) as unsubscribed, sum(cast(is_complained as integer)) as complained
from sends
where is_marketing and outcome = 'delivered'
group by sent_on, campaign_id, source_system, channel, segment, language, country
order by sent_on
