-- holds.en: What a company itself calls each kind of request that is a step: the category in its tool's own words, the most frequent over all the data
--    where it is written in several ways, then the first in alphabetical order.
-- holds.fr: Comment l'entreprise nomme elle-même chaque sorte de demande qui est une étape : la catégorie dans les mots de l'outil, la plus fréquente
--    sur toutes les données si elle est écrite de plusieurs façons, puis la première par ordre alphabétique.
-- grain: step
-- renew: whole
-- after: journey_steps
select steps.step, trim(tickets.category_raw) as own_words
from journey_steps steps join tickets on tickets.ticket_id = steps.ref_id
where steps.ref_table = 'tickets' and steps.step_group = 'question' and steps.step <> 'question'
group by steps.step, trim(tickets.category_raw)
qualify row_number() over (partition by steps.step order by count(*) desc, trim(tickets.category_raw)) = 1
order by steps.step
