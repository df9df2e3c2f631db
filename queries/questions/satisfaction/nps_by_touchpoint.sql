-- question.en: At which moment do people recommend?
-- question.fr: À quel moment recommande-t-on ?
-- title.en: NPS: {worst_label} {worst}, {best_label} {best}
-- title.fr: NPS : {worst_label} {worst}, {best_label} {best}
-- title.en: NPS of {value} ({span})
-- title.fr: NPS de {value} ({span})
-- title.en: NPS of {flat_low} to {flat_high}: no moment stands out
-- title.fr: NPS de {flat_low} à {flat_high} : aucun moment ne se détache
-- reading.en: By the moment of the relationship the survey asks about.
-- reading.fr: Selon le moment de la relation visé par l'enquête.
-- fills with: survey_responses
-- counts: satisfaction by answered_on
-- grain: touchpoint
select
    touchpoint,
    count(*) as n,
    net_promoter_score(is_promoter, is_detractor) as net_promoter_score,
    count(case when is_promoter then 1 end) as n_promoters,
    count(case when is_detractor then 1 end) as n_detractors
from satisfaction
where metric = 'nps' and is_answered and refused is null
group by touchpoint
order by touchpoint
