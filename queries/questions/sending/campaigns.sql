-- question.en: Which campaigns come with the most departures?
-- question.fr: Quelles campagnes s'accompagnent du plus de départs ?
-- reading.en: Campaigns of at least 100 messages, by unsubscribes and spam complaints; their pressing words and readability beside them.
-- reading.fr: Campagnes d'au moins 100 messages, par désinscriptions et plaintes pour spam ; leurs mots pressants et leur lisibilité à côté.
-- counts: send_campaigns by sent_on
-- grain: message_kind
-- n: none
with used as (
    select
        campaign_id, sum(d.messages) as messages, sum(d.unsubscribed) as unsubscribed, sum(d.complained) as complained, sum(d.clicked) / cast(sum(d.messages) as double) as clicked_share
    from send_campaigns d
    group by campaign_id
    having sum(d.messages) >= 100
)
select
    coalesce(c.subject, c.name) as subject, c.kind as message_kind, c.sent_at, u.messages,
    cast(unsubscribed + complained as double) / u.messages as lost_share, u.clicked_share,
    c.pressure_points_per_100_words, c.ease, c.conditions_per_100_words
from used u join campaign_words c on c.campaign_id = u.campaign_id
order by lost_share desc, u.messages desc, c.campaign_id
limit 100
