-- question.en: How many answer?
-- question.fr: Combien répondent ?
-- empty.en: None of the surveys brought in records who did not answer, for this period and these filters: only those who answered are known.
-- empty.fr: Aucune des enquêtes importées n'indique qui n'a pas répondu, sur cette période et avec ces filtres : on ne connaît que ceux qui ont répondu.
-- fills with: survey_responses.invited_at
-- counts: satisfaction by asked_on
select count(*) as n, response_share(is_answered) as response_share
from satisfaction
where is_invitation_told
