-- holds.en: `turns` counted by day, side, channel, tool and group.
-- holds.fr: `turns` compté par jour, côté, canal, outil et groupe.
-- grain: said_on, side, channel, source_system, segment, language, country
-- gathers: turns
-- renew: customer_id, campaign_id
-- adds up: times
-- after: turns
select said_on, said_month, side, channel, source_system, segment, language, country, count(*) as times
from turns
group by said_on, said_month, side, channel, source_system, segment, language, country
order by said_on
