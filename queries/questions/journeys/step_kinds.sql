-- question.en: Which kinds of steps are there?
-- question.fr: Quelles sortes d'étapes y a-t-il ?
-- reading.en: A request's kind is its category in the tool's own words; where these are written in several ways, the most frequent over all the data, then the first in alphabetical order.
-- reading.fr: La sorte d'une demande est sa catégorie dans les mots de l'outil ; écrits de plusieurs façons, les plus fréquents sur toutes les données, puis les premiers par ordre alphabétique.
-- counts: journey_steps by occurred_on
-- n: none
with spelt as (
    select steps.step, trim(tickets.category_raw) as own_words, row_number() over (partition by steps.step order by count(*) desc, trim(tickets.category_raw)) as nth
    from main.journey_steps as steps join main.tickets as tickets on tickets.ticket_id = steps.ref_id
    where steps.ref_table = 'tickets' and steps.step_group = 'question' and steps.step <> 'question'
    group by steps.step, trim(tickets.category_raw)
),
kinds as (
    select step, step_group, count(*) as times, count(distinct person_no) as people
    from journey_steps
    group by step, step_group
    having count(distinct person_no) >= 5
)
select kinds.step, kinds.step_group, kinds.times, kinds.people, spelt.own_words
from kinds left join spelt on spelt.step = kinds.step and spelt.nth = 1
order by kinds.times desc, kinds.step
