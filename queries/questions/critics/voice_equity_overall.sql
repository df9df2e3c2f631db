-- question.en: Are critics answered like fans?
-- question.fr: Répond-on aux critiques comme aux fans ?
-- reading.en: Public voices only. Below 1, critics get fewer replies than fans.
-- reading.fr: Paroles publiques seulement. Sous 1, les critiques reçoivent moins de réponses que les fans.
-- fills with: reviews.reply_at, reviews.reply_text, social_posts.in_reply_to
-- counts: voices by said_on
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
with told as (
    select is_replied, is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most) as is_critical, is_fan(rating, nps, is_distrustful, is_complaint) as is_praising
    from voices
    where is_public and is_replied is not null
),
sides as (
    select
        count(case when is_critical then 1 end) as critics, count(case when is_critical and is_replied then 1 end) as critics_replied,
        count(case when is_praising and not is_critical then 1 end) as fans, count(case when is_praising and not is_critical and is_replied then 1 end) as fans_replied
    from told
)
select
    critics + fans as n, voice_equity(critics_replied, critics, fans_replied, fans) as voice_equity,
    critics_replied as voice_equity_of, critics as voice_equity_of_n, fans_replied as voice_equity_to, fans as voice_equity_to_n
from sides
where critics >= 5 and fans >= 5
