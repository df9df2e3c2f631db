-- question.en: And person by person, how much is heard?
-- question.fr: Et personne par personne, qu'entend-on ?
-- reading.en: Worked out for each person who turned to the brand, then the median: those who speak most weigh no more than the others. No answer: not heard.
-- reading.fr: Calculé pour chaque personne qui s'est tournée vers la marque, puis la médiane : celles qui parlent le plus ne pèsent pas plus que les autres. Sans réponse : non entendu.
-- counts: spoken by said_on
-- read as: survival_quantiles
-- renames: median_share to median_listening_rate
-- renames: p75_share to p75_listening_rate
-- renames: p90_share to p90_listening_rate
with each as (
    select person_no, 1.0 * count(case when is_heard then 1 end) / count(*) as share
    from spoken
    where is_heard is not null and customer_id is not null
    group by person_no
)
select share, count(*) as n_ended, 0 as n_open
from each
group by share
order by share
