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
    select
        is_replied,
        case
            when is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most) then 'critic'
            when is_fan(rating, nps, is_distrustful, is_complaint) then 'fan' else 'between' end as voice_side
    from voices
    where is_public and is_replied is not null
)
select
    count(case when voice_side in ('critic', 'fan') then 1 end) as n,
    voice_equity(
        count(case when voice_side = 'critic' and is_replied then 1 end), count(case when voice_side = 'critic' then 1 end),
        count(case when voice_side = 'fan' and is_replied then 1 end), count(case when voice_side = 'fan' then 1 end)) as voice_equity,
    count(case when voice_side = 'critic' and is_replied then 1 end) as voice_equity_of,
    count(case when voice_side = 'critic' then 1 end) as voice_equity_of_n,
    count(case when voice_side = 'fan' and is_replied then 1 end) as voice_equity_to,
    count(case when voice_side = 'fan' then 1 end) as voice_equity_to_n
from told
having count(case when voice_side = 'critic' then 1 end) >= 5 and count(case when voice_side = 'fan' then 1 end) >= 5
