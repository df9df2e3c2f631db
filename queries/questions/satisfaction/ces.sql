-- question.en: Was it easy?
-- question.fr: Était-ce facile ?
-- fills with: survey_responses
-- counts: satisfaction by answered_on
select count(*) as n, ease_score(position) as ease_score, stddev_samp(position) as ease_score_sd
from satisfaction
where metric = 'ces' and is_answered and refused is null
