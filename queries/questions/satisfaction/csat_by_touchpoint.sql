-- question.en: After what are people satisfied?
-- question.fr: Après quoi est-on satisfait ?
-- reading.en: By the moment of the relationship the survey asks about.
-- reading.fr: Selon le moment de la relation visé par l'enquête.
-- counts: satisfaction by answered_on
-- grain: touchpoint
select touchpoint, count(*) as n, satisfied_share(is_satisfied) as satisfied_share
from satisfaction
where metric = 'csat' and is_answered and refused is null
group by touchpoint
order by touchpoint
