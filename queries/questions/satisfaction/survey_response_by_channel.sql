-- question.en: Through which survey channel do people answer?
-- question.fr: Par quel canal d'enquête répond-on ?
-- title.en: {worst_label}: {worst} answer; {best_label}: {best}
-- title.fr: {worst_label} : {worst} répondent ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} answer: no channel stands out
-- title.fr: De {flat_low} à {flat_high} répondent : aucun canal ne se détache
-- reading.en: Of the people invited through each channel, the share who answered.
-- reading.fr: Parmi les personnes sollicitées par chaque canal, la part qui a répondu.
-- empty.en: None of the surveys brought in records who did not answer, for this period and these filters: only those who answered are known.
-- empty.fr: Aucune des enquêtes importées n'indique qui n'a pas répondu, sur cette période et avec ces filtres : on ne connaît que ceux qui ont répondu.
-- fills with: survey_responses.invited_at
-- counts: satisfaction by asked_on
-- grain: channel
select channel, count(*) as n, response_share(is_answered) as response_share
from satisfaction
where is_invitation_told
group by channel
order by channel
