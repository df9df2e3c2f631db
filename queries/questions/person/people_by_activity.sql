-- question.en: Who has had the most contacts with us?
-- question.fr: Qui a eu le plus de contacts avec nous ?
-- reading.en: Those who asked, called and criticised most in the period, then those who took the most steps.
-- reading.fr: Les personnes qui ont le plus demandé, appelé et critiqué dans la période, puis celles qui ont fait le plus d'étapes.
-- counts: journey_steps by occurred_on
-- n: none
select
    customer_id, count(*) as steps, count(case when step_group in ('question', 'call') then 1 end) as requests, count(case when step_group = 'order' then 1 end) as orders,
    count(case when step = 'review_bad' or step = 'survey_unhappy' then 1 end) as criticisms, max(occurred_at) as last_step_at
from journey_steps
where direction = 'in'
group by customer_id
order by requests + criticisms desc, steps desc, customer_id
limit 200
