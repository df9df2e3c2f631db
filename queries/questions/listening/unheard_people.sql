-- question.en: Who spoke and was never heard?
-- question.fr: Qui a parlé sans jamais être entendu ?
-- reading.en: People who turned to the brand at least twice in the period and were answered by nobody.
-- reading.fr: Personnes qui se sont tournées vers la marque au moins deux fois dans la période et à qui personne n'a répondu.
-- counts: turns by said_on
-- n: none
select
    customer_id, count(*) as times_spoken, max(said_at) as last_said_at,
    count(case when channel = 'review' then 1 end) as reviews_written
from turns
where side = 'customer' and customer_id is not null
group by customer_id
having sum(cast(is_heard as integer)) = 0 and count(*) >= 2
order by times_spoken desc, last_said_at desc, customer_id
limit 500
