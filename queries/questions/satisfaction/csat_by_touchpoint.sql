-- question.en: After what are people satisfied?
-- question.fr: Après quoi est-on satisfait ?
-- title.en: {worst_label}: {worst} satisfied; {best_label}: {best}
-- title.fr: {worst_label} : {worst} satisfaits ; {best_label} : {best}
-- title.en: {value_label}: {value} satisfied ({span})
-- title.fr: {value_label} : {value} satisfaits ({span})
-- title.en: {flat_low} to {flat_high} satisfied: no moment stands out
-- title.fr: De {flat_low} à {flat_high} satisfaits : aucun moment ne se détache
-- reading.en: By the moment of the relationship the survey asks about.
-- reading.fr: Selon le moment de la relation visé par l'enquête.
-- fills with: survey_responses
-- counts: satisfaction by answered_on
-- grain: touchpoint
select touchpoint, count(*) as n, satisfied_share(is_satisfied) as satisfied_share
from satisfaction
where metric = 'csat' and is_answered and refused is null
group by touchpoint
order by touchpoint
