-- question.en: Would people recommend the brand?
-- question.fr: Recommanderait-on la marque ?
-- fills with: survey_responses
-- counts: satisfaction by answered_on
select
    count(*) as n,
    net_promoter_score(is_promoter, is_detractor) as net_promoter_score,
    count(case when is_promoter then 1 end) as n_promoters,
    count(case when is_detractor then 1 end) as n_detractors
from satisfaction
where metric = 'nps' and is_answered and refused is null
having count(*) > 0
