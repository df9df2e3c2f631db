-- question.en: Do hard texts go with more departures?
-- question.fr: Les textes difficiles s'accompagnent-ils de plus de départs ?
-- title.en: {worst_label}: {worst} unsubscribe; {best_label}: {best}
-- title.fr: {worst_label} : {worst} de désinscriptions ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} unsubscribe: no clear difference by ease of reading
-- title.fr: De {flat_low} à {flat_high} de désinscriptions : pas d'écart net selon la facilité
-- reading.en: Campaigns in thirds by how easy their texts are to read; unsubscribes from their messages. Words are a campaign's: the interval counts each campaign once, however many messages it is. An association, not a cause.
-- reading.fr: Les campagnes par tiers selon la facilité de lecture de leur texte ; désinscriptions de ces messages. Les mots sont ceux d'une campagne : l'intervalle compte chaque campagne une fois, si nombreux que soient ses messages. Une association, pas une cause.
-- empty.en: None of the exports brought in records unsubscribes, for this period and these filters: how many there were is unknown.
-- empty.fr: Aucun des exports importés n'indique les désinscriptions, sur cette période et avec ces filtres : leur nombre est inconnu.
-- fills with: email_events
-- counts: send_campaigns by sent_on
-- grain: ease_third
with scored as (
    select campaign_id, ease as score from campaign_words where ease is not null
),
used as (
    select c.campaign_id, c.score, s.messages, s.unsubscribed
    from scored c
    join (select campaign_id, sum(messages) as messages, sum(unsubscribed) as unsubscribed from send_campaigns where unsubscribed is not null group by campaign_id) s on s.campaign_id = c.campaign_id
),
thirds as (
    select messages, unsubscribed, percent_rank() over (order by score) as place from used
),
named as (
    select messages, unsubscribed, case when place < 1.0 / 3 then 'low' when place < 2.0 / 3 then 'middle' else 'high' end as ease_third from thirds
)
select
    ease_third, sum(messages) as n, cast(sum(unsubscribed) as double) / sum(messages) as unsubscribe_rate,
    person_error(unsubscribed, messages) as unsubscribe_rate_error, count(*) as unsubscribe_rate_draws
from named
group by ease_third
order by case ease_third when 'low' then 1 when 'middle' then 2 else 3 end
