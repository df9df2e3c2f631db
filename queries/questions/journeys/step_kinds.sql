-- question.en: Which kinds of steps are there?
-- question.fr: Quelles sortes d'étapes y a-t-il ?
-- counts: journey_steps by occurred_on
-- n: none
select step, step_group, count(*) as times, count(distinct customer_id) as people
from journey_steps
group by step, step_group
having count(distinct customer_id) >= 5
order by times desc, step
