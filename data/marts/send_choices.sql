-- holds.en: Marketing messages that arrived, counted by day, channel, tool, group and what the person had chosen when the message left (`choice`; none: no choice known).
-- holds.fr: Les messages marketing arrivés, comptés par jour, canal, outil, groupe et ce que la personne avait choisi quand le message est parti (`choice` ; none : aucun choix connu).
-- grain: sent_on, channel, source_system, choice, segment, language, country
-- renew: customer_id, campaign_id
-- adds up: messages
-- fills with: email_events
-- after: timed_sends, choice_stretches, reporting_zone
select
    s.sent_on, cast(date_trunc('month', s.sent_on) as date) as sent_month, s.channel, s.source_system, coalesce(c.choice, 'none') as choice, s.segment, s.language, s.country, count(*) as messages
from (select *, coalesce(sent_at, timezone(zone, cast(sent_on as timestamp))) as left_at from timed_sends cross join reporting_zone where is_marketing and outcome = 'delivered') s
left join choice_stretches c
    on c.customer_id = s.customer_id and c.channel = s.channel and (c.from_at is null or c.from_at <= s.left_at) and (c.until_at is null or s.left_at < c.until_at)
group by s.sent_on, s.channel, s.source_system, coalesce(c.choice, 'none'), s.segment, s.language, s.country
order by s.sent_on
