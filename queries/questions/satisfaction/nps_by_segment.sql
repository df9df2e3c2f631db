-- question.en: Who recommends?
-- question.fr: Qui recommande ?
-- title.en: NPS: {worst_label} {worst}, {best_label} {best}
-- title.fr: NPS : {worst_label} {worst}, {best_label} {best}
-- title.en: NPS of {value} ({span})
-- title.fr: NPS de {value} ({span})
-- title.en: NPS of {flat_low} to {flat_high}: no segment stands out
-- title.fr: NPS de {flat_low} à {flat_high} : aucun segment ne se détache
-- reading.en: By the segment in which the company puts the person.
-- reading.fr: Selon le segment où l'entreprise range la personne.
-- fills with: survey_responses
-- counts: satisfaction by answered_on
-- grain: segment
select
    segment,
    count(*) as n,
    net_promoter_score(is_promoter, is_detractor) as net_promoter_score,
    count(case when is_promoter then 1 end) as n_promoters,
    count(case when is_detractor then 1 end) as n_detractors
from satisfaction
where metric = 'nps' and is_answered and refused is null
group by segment
order by segment
