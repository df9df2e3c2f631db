-- question.en: Who does not answer?
-- question.fr: Qui ne répond pas ?
-- reading.en: Of the people invited, the share who answered. Those who keep silent may think otherwise than those who speak.
-- reading.fr: Parmi les personnes sollicitées, la part qui a répondu. Ceux qui se taisent peuvent penser autrement que ceux qui parlent.
-- counts: satisfaction by asked_on
-- grain: segment
select segment, count(*) as n, response_share(is_answered) as response_share
from satisfaction
where is_invitation_told
group by segment
order by segment
