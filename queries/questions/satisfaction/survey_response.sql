-- question.en: How many answer?
-- question.fr: Combien répondent ?
-- empty.en: No survey brought in here tells whom it asked in vain, in this period and with these filters: only those who answered are known.
-- empty.fr: Aucune enquête reprise ici ne dit qui n'a pas répondu, sur cette période et avec ces filtres : on ne connaît que ceux qui ont répondu.
-- fills with: survey_responses.invited_at
-- counts: satisfaction by asked_on
select count(*) as n, response_share(is_answered) as response_share
from satisfaction
where is_invitation_told
