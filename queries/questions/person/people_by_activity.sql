-- question.en: Who has the most to tell?
-- question.fr: Qui a le plus à raconter ?
-- reading.en: By number of steps of theirs in the period.
-- reading.fr: Par nombre d'étapes de leur part dans la période.
-- counts: journey_steps by occurred_on
-- n: none
select
    customer_id, count(*) as steps, count(case when step_group in ('question', 'call') then 1 end) as requests, count(case when step_group = 'order' then 1 end) as orders,
    count(case when step = 'review_bad' or step = 'survey_unhappy' then 1 end) as criticisms, max(occurred_at) as occurred_at
from journey_steps
where direction = 'in'
group by customer_id
order by requests + criticisms desc, steps desc, customer_id
limit 200
