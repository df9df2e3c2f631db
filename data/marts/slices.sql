-- holds.en: The values each filter offers, with the people or requests behind each.
-- holds.fr: Les valeurs offertes par chaque filtre, avec les personnes ou les demandes derrière chacune.
-- grain: filter, value
-- renew: whole
-- after: freshness, ticket_clocks
select 'segment' as filter, segment as value, count(*) as n from customers where segment is not null group by segment
union all
select 'language', language, count(*) from customers where language is not null group by language
union all
select 'country', country, count(*) from customers where country is not null group by country
union all
select 'channel', channel, count(*) from ticket_clocks where channel is not null group by channel
union all
select 'tool', source_system, cast(sum(n) as bigint) from freshness where mart in (select unnest(['tickets', 'reviews', 'calls', 'orders', 'email_events', 'survey_responses', 'social_posts', 'consents'])) group by source_system
