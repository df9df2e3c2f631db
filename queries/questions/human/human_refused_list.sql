-- question.en: Who asked for a human and is still without one?
-- question.fr: Qui a demandé un humain et attend encore ?
-- reading.en: Written requests in which a human was asked for and none has come, the latest first.
-- reading.fr: Demandes écrites où un humain a été demandé et n'est pas venu, les plus récentes d'abord.
-- counts: contacts by opened_on
-- n: none
select customer_id, contact_id as ticket_id, channel, asked_human_at, waited_since_asked_minutes as minutes, outcome
from contacts
where asked_human_at is not null and not is_reached and kind = 'ticket'
order by asked_human_at desc, contact_id
limit 500
