-- question.en: What share of the talk is the brand's, person by person?
-- question.fr: Quelle part de la parole revient à la marque, personne par personne ?
-- reading.en: Worked out for each person, then the median: those who receive most weigh no more than the others.
-- reading.fr: Calculé pour chaque personne, puis la médiane : ceux qui reçoivent le plus ne pèsent pas plus que les autres.
-- counts: own_turns by said_on
-- read as: survival_quantiles
-- renames: median_share to median_talk_share
-- renames: p75_share to p75_talk_share
-- renames: p90_share to p90_talk_share
with each as (
    select person_no, talk_share(count(case when side = 'brand' then 1 end), count(case when side = 'customer' then 1 end)) as share
    from own_turns
    group by person_no
)
select share, count(*) as n_ended, 0 as n_open
from each
group by share
order by share
