-- holds.en: Every public human reply in a request, by the local hour it was sent.
-- holds.fr: Chaque réponse publique humaine dans une demande, selon l'heure locale de l'envoi.
-- grain: message_id
-- renew: whole
-- after: ticket_clocks, ticket_turns, reporting_zone
select
    t.message_id, c.ticket_id, c.customer_id, c.source_system, c.channel, c.language, c.country, c.segment,
    t.sent_at, cast(timezone(zone, t.sent_at) as date) as sent_on, isodow(timezone(zone, t.sent_at)) as sent_weekday, hour(timezone(zone, t.sent_at)) as sent_hour
from ticket_turns t join ticket_clocks c on c.ticket_id = t.ticket_id cross join reporting_zone
where t.author_role = 'agent'
order by sent_on
