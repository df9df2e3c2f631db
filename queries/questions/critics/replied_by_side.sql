-- question.en: Who gets a reply?
-- question.fr: Qui reçoit une réponse ?
-- title.en: {worst_label}: {worst} get a reply; {best_label}: {best}
-- title.fr: {worst_label} : {worst} reçoivent une réponse ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} get a reply, whichever side they take
-- title.fr: De {flat_low} à {flat_high} reçoivent une réponse, sans écart net entre les deux camps
-- reading.en: Share of public voices with a reply. Those who are neither critic nor fan are left out.
-- reading.fr: Part des paroles publiques qui ont une réponse. Ceux qui ne sont ni critiques ni fans sont laissés de côté.
-- fills with: reviews.reply_at, reviews.reply_text, social_posts.in_reply_to
-- counts: voices by said_on
-- grain: voice_side
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
with told as (
    select is_replied, is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most) as is_critical, is_fan(rating, nps, is_distrustful, is_complaint) as is_praising
    from voices
    where is_public and is_replied is not null
)
select case when is_critical then 'critic' else 'fan' end as voice_side, count(*) as n, replied_share(is_replied) as replied_share
from told
where is_critical or is_praising
group by is_critical
order by voice_side
