-- question.en: Why are they counted as critics?
-- question.fr: Pourquoi comptent-elles comme critiques ?
-- title.en: {largest_label}: {largest_share} of critical voices
-- title.fr: {largest_label} : {largest_share} des voix critiques
-- reading.en: Each critical voice once, by the first rule it meets.
-- reading.fr: Chaque voix critique une fois, selon la première règle qu'elle remplit.
-- counts: voices by said_on
-- grain: critic_reason
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
select
    case
        when is_complaint then 'complaint' when rating <= $rating_at_most then 'low_rating'
        when nps <= $nps_at_most then 'low_recommendation' else 'distrust' end as critic_reason,
    count(*) as n
from voices
where is_critic(rating, nps, is_distrustful, is_complaint, $rating_at_most, $nps_at_most)
group by 1
order by 1
