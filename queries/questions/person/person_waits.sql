-- question.en: How long did this person wait for us?
-- question.fr: Combien de temps cette personne nous a-t-elle attendus ?
-- reading.en: One bar per request or call: until a human answered or, where nobody has, until the data end.
-- reading.fr: Une barre par demande ou appel : jusqu'à la réponse d'un humain ou, si personne n'a répondu, jusqu'à la fin des données.
-- counts: journey_steps
-- grain: request
-- n: none
-- parameter: person = |
with mine as (
    select * from journey_steps where customer_id = $person and direction = 'in' and waited_minutes is not null
)
select
    mine.occurred_at as request, mine.channel, mine.step, coalesce(clocks.is_answered, calls.outcome = 'answered') as is_answered, round(mine.waited_minutes, 1) as waited_minutes
from mine
left join main.ticket_clocks as clocks on mine.ref_table = 'tickets' and clocks.ticket_id = mine.ref_id
left join main.calls on mine.ref_table = 'calls' and calls.call_id = mine.ref_id
order by mine.occurred_at desc
limit 20
