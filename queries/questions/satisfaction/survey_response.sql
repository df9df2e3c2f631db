-- question.en: How many answer?
-- question.fr: Combien répondent ?
-- fills with: survey_responses
-- counts: satisfaction by asked_on
select count(*) as n, response_share(is_answered) as response_share
from satisfaction
where is_invitation_told
