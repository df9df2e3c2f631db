-- question.en: Which topics come back after a reply?
-- question.fr: Quels sujets reviennent après une réponse ?
-- title.en: {worst_label}: {worst} come back; {best_label}: {best}
-- title.fr: {worst_label} : {worst} reviennent ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} come back: no topic stands out
-- title.fr: De {flat_low} à {flat_high} reviennent : aucun sujet ne se détache
-- reading.en: Answered critics, by topic: the share who criticised the same thing again within sixty days. A topic that comes back was answered, not fixed.
-- reading.fr: Voix critiques ayant reçu une réponse, par sujet : la part qui a critiqué la même chose de nouveau sous soixante jours. Un sujet qui revient a reçu une réponse, pas un remède.
-- counts: voice_topics by said_on
-- grain: topic
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
with critics as (
    select voice_id, topic, customer_id, replied_at
    from voice_topics
    where is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most)
        and customer_id is not null and replied_at is not null and replied_at + interval '60' day <= observed_until
),
again as (
    select distinct critics.voice_id, critics.topic
    from critics join main.voice_topics later on later.customer_id = critics.customer_id and later.topic = critics.topic
        and later.said_at > critics.replied_at and later.said_at <= critics.replied_at + interval '60' day
    where is_critic(later.rating, later.nps, later.is_distrustful and $distrust_counts = 1, later.is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most)
)
select critics.topic, count(*) as n, same_topic_again_share(again.voice_id is not null) as same_topic_again_share
from critics left join again on again.voice_id = critics.voice_id and again.topic = critics.topic
group by critics.topic
order by critics.topic
