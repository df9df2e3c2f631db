-- question.en: Where are critics left without an answer?
-- question.fr: Où laisse-t-on les critiques sans réponse ?
-- title.en: Voice equity: {worst_label} {worst}, {best_label} {best}
-- title.fr: Équité de parole : {worst_label} {worst}, {best_label} {best}
-- title.en: Voice equity {flat_low} to {flat_high}: no platform stands out
-- title.fr: Équité de parole de {flat_low} à {flat_high} : aucune plateforme ne se détache
-- reading.en: Share of critics who get a reply, divided by that of fans, by site. 1: equal treatment.
-- reading.fr: Part des critiques qui reçoivent une réponse, divisée par celle des fans, par site. 1 : égalité de traitement.
-- fills with: reviews.reply_at, reviews.reply_text, social_posts.in_reply_to
-- counts: voices by said_on
-- grain: platform
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
with told as (
    select platform, is_replied, is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most) as is_critical, is_fan(rating, nps, is_distrustful, is_complaint) as is_praising
    from voices
    where is_public and is_replied is not null
),
sides as (
    select
        platform, count(case when is_critical then 1 end) as critics, count(case when is_critical and is_replied then 1 end) as critics_replied,
        count(case when is_praising and not is_critical then 1 end) as fans, count(case when is_praising and not is_critical and is_replied then 1 end) as fans_replied
    from told
    group by platform
)
select
    platform, critics + fans as n, voice_equity(critics_replied, critics, fans_replied, fans) as voice_equity,
    critics_replied as voice_equity_of, critics as voice_equity_of_n, fans_replied as voice_equity_to, fans as voice_equity_to_n
from sides
where critics >= 5 and fans >= 5
order by platform
