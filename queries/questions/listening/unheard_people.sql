-- question.en: Who spoke and was never heard?
-- question.fr: Qui a parlé sans jamais être entendu ?
-- reading.en: People who turned to the brand at least twice in the period and were answered by nobody.
-- reading.fr: Personnes qui se sont tournées vers la marque au moins deux fois dans la période et à qui personne n'a répondu.
-- counts: spoken by said_on
-- n: none
with unheard as (
    select person_no
    from spoken
    where is_known
    group by person_no
    having count(case when is_heard or is_heard is null then 1 end) = 0 and count(*) >= 2
),
each as (
    select
        spoken.person_no, any_value(spoken.customer_id) as customer_id, count(*) as times_spoken, max(spoken.said_at) as last_said_at,
        count(case when spoken.channel = 'review' then 1 end) as reviews_written
    from unheard join spoken on spoken.person_no = unheard.person_no
    where spoken.is_known
    group by spoken.person_no
    order by times_spoken desc, last_said_at desc, spoken.person_no
    limit 500
)
select customer_id, times_spoken, last_said_at, reviews_written
from each
order by times_spoken desc, last_said_at desc, customer_id
