-- question.en: Where are critics left without an answer?
-- question.fr: Où laisse-t-on les critiques sans réponse ?
-- title.en: Voice equity: {worst_label} {worst}, {best_label} {best}
-- title.fr: Équité de parole : {worst_label} {worst}, {best_label} {best}
-- title.en: Voice equity {flat_low} to {flat_high}: no platform stands out
-- title.fr: Équité de parole de {flat_low} à {flat_high} : aucune plateforme ne se détache
-- reading.en: Chance of a reply for critics over that for fans, by site. 1 is equal treatment.
-- reading.fr: Chance de réponse des critiques rapportée à celle des fans, par site. 1 : traitement égal.
-- fills with: reviews.reply_at, reviews.reply_text, social_posts.in_reply_to
-- counts: voices by said_on
-- grain: platform
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
with told as (
    select
        platform, is_replied,
        case
            when is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most) then 'critic'
            when is_fan(rating, nps, is_distrustful, is_complaint) then 'fan' else 'between' end as voice_side
    from voices
    where is_public and is_replied is not null
)
select
    platform,
    count(case when voice_side in ('critic', 'fan') then 1 end) as n,
    voice_equity(
        count(case when voice_side = 'critic' and is_replied then 1 end), count(case when voice_side = 'critic' then 1 end),
        count(case when voice_side = 'fan' and is_replied then 1 end), count(case when voice_side = 'fan' then 1 end)) as voice_equity,
    count(case when voice_side = 'critic' and is_replied then 1 end) as voice_equity_of,
    count(case when voice_side = 'critic' then 1 end) as voice_equity_of_n,
    count(case when voice_side = 'fan' and is_replied then 1 end) as voice_equity_to,
    count(case when voice_side = 'fan' then 1 end) as voice_equity_to_n
from told
group by platform
having count(case when voice_side = 'critic' then 1 end) >= 5 and count(case when voice_side = 'fan' then 1 end) >= 5
order by platform
