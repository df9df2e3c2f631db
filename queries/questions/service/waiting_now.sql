-- question.en: Who is waiting right now?
-- question.fr: Qui attend en ce moment ?
-- reading.en: Open requests no human has answered, the longest wait first.
-- reading.fr: Demandes ouvertes sans réponse humaine, la plus longue attente d'abord.
-- counts: ticket_clocks by opened_on
-- n: none
select customer_id, ticket_id, channel, subject, opened_at, status, waited_minutes as minutes
from ticket_clocks
where not is_answered and not coalesce(is_closed, false)
order by waited_minutes desc, ticket_id
limit 500
