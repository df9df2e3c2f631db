-- holds.en: After a first human answer, each time the customer wrote again: how long until a human answered, or so far.
--    Messages sent one after the other are one wait, from the first of them; robots do not end it.
--    A request closed without a further answer is last seen unanswered when it closed: “thank you” waits for nobody.
-- holds.fr: Après une première réponse humaine, chaque fois que le client a réécrit : le temps avant qu'un humain réponde, ou jusqu'ici.
--    Des messages envoyés à la suite sont une seule attente, depuis le premier ; les robots n'y mettent pas fin.
--    Une demande close sans autre réponse est vue sans réponse pour la dernière fois à sa clôture : « merci » n'attend personne.
-- grain: ticket_id, asked_at
-- renew: whole
-- after: ticket_clocks, ticket_turns, reporting_zone
with spoken as (
    select ticket_turns.*, sum(cast(author_role = 'agent' as integer)) over (partition by ticket_id order by turn_no) as answers_so_far
    from ticket_turns join ticket_clocks using (ticket_id)
    where author_role in ('customer', 'agent') and first_human_at is not null and sent_at >= first_human_at
),
asked as (
    select ticket_id, answers_so_far, min(sent_at) as asked_at
    from spoken where author_role = 'customer' and answers_so_far > 0
    group by ticket_id, answers_so_far
),
answered as (
    select ticket_id, answers_so_far - 1 as answers_before, min(sent_at) as answered_at
    from spoken where author_role = 'agent'
    group by ticket_id, answers_so_far
)
select
    asked.ticket_id, c.customer_id, c.source_system, c.channel, c.language, c.country, c.segment,
    asked.asked_at, cast(timezone(zone, asked.asked_at) as date) as asked_on,
    answered.answered_at is not null as is_answered,
    greatest(epoch(coalesce(answered.answered_at, case when c.is_closed then greatest(c.solved_at, asked.asked_at) end, c.observed_until)) - epoch(asked.asked_at), 0) / 60 as waited_minutes
from asked
join ticket_clocks c on c.ticket_id = asked.ticket_id
left join answered on answered.ticket_id = asked.ticket_id and answered.answers_before = asked.answers_so_far
cross join reporting_zone
order by asked_on
