-- question.en: In how many days are they answered?
-- question.fr: En combien de jours leur répond-on ?
-- reading.en: Among the voices that got a reply: days from publication to it.
-- reading.fr: Parmi les paroles qui ont reçu une réponse : jours de la publication à celle-ci.
-- fills with: reviews.reply_at, reviews.reply_text, social_posts.in_reply_to
-- counts: voices by said_on
-- grain: voice_side
-- read as: survival_quantiles
-- renames: median_days to median_reply_days
-- renames: p90_days to p90_reply_days
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
with told as (
    select reply_days, is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most) as is_critical, is_fan(rating, nps, is_distrustful, is_complaint) as is_praising
    from voices
    where is_public and reply_days is not null
)
select case when is_critical then 'critic' else 'fan' end as voice_side, reply_days as days, count(*) as n_ended, 0 as n_open
from told
where is_critical or is_praising
group by is_critical, reply_days
order by voice_side, days
