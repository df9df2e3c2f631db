-- question.en: Who does not answer?
-- question.fr: Qui ne répond pas ?
-- title.en: {worst_label}: {worst} answer; {best_label}: {best}
-- title.fr: {worst_label} : {worst} répondent ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} answer: no segment stands out
-- title.fr: De {flat_low} à {flat_high} répondent : aucun segment ne se détache
-- reading.en: Of the people invited, the share who answered. Those who keep silent may think otherwise than those who speak.
-- reading.fr: Parmi les personnes sollicitées, la part qui a répondu. Ceux qui se taisent peuvent penser autrement que ceux qui parlent.
-- empty.en: None of the surveys brought in records who did not answer, for this period and these filters: only those who answered are known.
-- empty.fr: Aucune des enquêtes importées n'indique qui n'a pas répondu, sur cette période et avec ces filtres : on ne connaît que ceux qui ont répondu.
-- fills with: survey_responses.invited_at
-- counts: satisfaction by asked_on
-- grain: segment
select segment, count(*) as n, response_share(is_answered) as response_share
from satisfaction
where is_invitation_told
group by segment
order by segment
