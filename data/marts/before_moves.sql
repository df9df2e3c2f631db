-- holds.en: What each buyer lived through in the 182 days before a quarter, orders and deliveries apart, with their states before and after it: one row for
--    each step, and one without a step for who lived none. Counting them at a click would take a join of all buyers with all steps.
-- holds.fr: Ce que chaque acheteur a vécu pendant les 182 jours avant un trimestre, hors commandes et livraisons, avec ses états avant et après : une ligne par
--    étape, et une sans étape pour qui n'en a vécu aucune. Les compter à chaque clic demanderait de joindre tous les acheteurs à toutes les étapes.
-- grain: person_no, quarter, what_step, days_before
-- gathers: value_states
-- renew: customer_id
-- after: value_states, journey_steps
select
    v.person_no, v.customer_id, v.quarter, v.state_before, v.state, s.step as what_step, datediff('day', s.occurred_on, v.quarter) as days_before, v.segment, v.language, v.country
from value_states v left join journey_steps s
    on s.customer_id = v.customer_id and s.occurred_on < v.quarter and s.occurred_on >= v.quarter - 182 and s.step_group not in ('order', 'delivery')
where v.state_before is not null
order by v.quarter, v.state_before
