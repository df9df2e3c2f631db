-- holds.en: Each kind of step by the day it fell on and the day the same person had taken it before, so that those who took it in a period are counted
--    once by adding: who had not before it began. It holds no channel: of those of one channel, who took a step before is another question.
--    `kind` is the step and its family, with `␟` between: counting by one name takes half as long as by two.
-- holds.fr: Chaque sorte d'étape par jour, et par jour où la même personne l'avait faite avant, pour que les personnes d'une période se comptent une fois
--    en additionnant : celles qui ne l'avaient pas faite avant son début. Elle n'a pas de canal : parmi les étapes d'un canal, qui l'avait faite avant est une autre question.
--    `kind` est l'étape et sa famille, séparées par `␟` : compter par un nom prend moitié moins de temps que par deux.
-- grain: occurred_on, last_on, kind, segment, language, country
-- gathers: journey_steps
-- renew: customer_id
-- adds up: times
-- after: journey_steps
with spaced as (
    select
        occurred_on, concat(step, '␟', step_group) as kind, segment, language, country,
        lag(occurred_on) over (partition by person_no, step, step_group order by occurred_on) as last_on
    from journey_steps
)
select occurred_on, last_on, kind, segment, language, country, count(*) as times
from spaced
group by occurred_on, last_on, kind, segment, language, country
order by occurred_on, kind
