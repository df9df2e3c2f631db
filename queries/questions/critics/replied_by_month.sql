-- question.en: Are critics heard more, or less?
-- question.fr: Écoute-t-on davantage les critiques, ou moins ?
-- title of: voice_side = critic
-- title.en: Critics with a reply: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Critiques avec réponse : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Critics with a reply: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Critiques avec réponse : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Critics with a reply: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Critiques avec réponse : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Share of the critics and of the fans of each month who got a reply so far; the latest have had less time.
-- reading.fr: Part des critiques et des fans de chaque mois qui ont reçu une réponse à ce jour ; les derniers ont eu moins de temps.
-- fills with: reviews.reply_at, reviews.reply_text, social_posts.in_reply_to
-- counts: voices by said_on
-- grain: month, voice_side
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
with told as (
    select said_month as month, is_replied, is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most) as is_critical, is_fan(rating, nps, is_distrustful, is_complaint) as is_praising
    from voices
    where is_public and is_replied is not null
)
select month, case when is_critical then 'critic' else 'fan' end as voice_side, count(*) as n, replied_share(is_replied) as replied_share
from told
where is_critical or is_praising
group by month, is_critical
order by month, voice_side
