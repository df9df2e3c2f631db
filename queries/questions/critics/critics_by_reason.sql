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
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
select
    case
        when is_complaint and $complaint_counts = 1 then 'complaint' when rating <= $rating_at_most then 'low_rating'
        when nps <= $nps_at_most then 'low_recommendation' else 'distrust' end as critic_reason,
    count(*) as n
from voices
where is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most)
group by 1
order by 1
