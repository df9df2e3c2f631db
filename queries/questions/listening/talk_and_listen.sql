-- question.en: Does the brand talk more than it listens?
-- question.fr: La marque parle-t-elle plus qu'elle n'écoute ?
-- reading.en: All messages together, where those who receive most weigh most; the median of each person stands beside it.
-- reading.fr: Tous les messages ensemble, où pèsent surtout ceux qui en reçoivent le plus ; la médiane par personne est à côté.
-- counts: own_turns by said_on
with each as (
    select
        person_no, count(case when side = 'brand' then 1 end) as talk, count(case when side = 'customer' then 1 end) as inbound
    from own_turns
    group by person_no
)
select
    count(*) as n,
    talk_share(sum(talk), sum(inbound)) as talk_share, person_error(talk, talk + inbound) as talk_share_error, sum(talk + inbound) as talk_share_size
from each
