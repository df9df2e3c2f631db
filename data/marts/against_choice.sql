-- holds.en: One row per person, channel and month: the marketing messages that arrived though the person's last choice, dated before the message left, was a refusal or a withdrawal.
-- holds.fr: Une ligne par personne, canal et mois : les messages marketing arrivés alors que le dernier choix de la personne, daté d'avant l'envoi, était un refus ou un retrait.
-- grain: customer_id, channel, sent_month
-- renew: customer_id
-- fills with: email_events
-- after: timed_sends, choice_stretches, reporting_zone
with refusals as (select customer_id, channel, from_at, until_at from choice_stretches where choice = 'refused' and from_at is not null)
select
    s.customer_id, s.channel, cast(date_trunc('month', s.sent_on) as date) as sent_month, count(*) as messages, max(s.sent_on) as last_on,
    max(cast(timezone(zone, r.from_at) as date)) as refused_on, any_value(s.segment) as segment, any_value(s.language) as language, any_value(s.country) as country
from timed_sends s cross join reporting_zone
join refusals r on r.customer_id = s.customer_id and r.channel = s.channel
where s.is_marketing and s.outcome = 'delivered' and r.from_at <= coalesce(s.sent_at, timezone(zone, cast(s.sent_on as timestamp)))
    and (r.until_at is null or coalesce(s.sent_at, timezone(zone, cast(s.sent_on as timestamp))) < r.until_at)
group by s.customer_id, s.channel, cast(date_trunc('month', s.sent_on) as date)
order by sent_month, s.customer_id
