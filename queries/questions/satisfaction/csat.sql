-- question.en: Are people satisfied?
-- question.fr: Les personnes sont-elles satisfaites ?
-- fills with: survey_responses
-- counts: satisfaction by answered_on
select count(*) as n, satisfied_share(is_satisfied) as satisfied_share
from satisfaction
where metric = 'csat' and is_answered and refused is null
