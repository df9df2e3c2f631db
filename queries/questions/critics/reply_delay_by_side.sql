-- question.en: Do critics wait longer?
-- question.fr: Les critiques attendent-ils plus longtemps ?
-- title at: 7
-- title.en: {worst_label}: {worst} without a reply after {at}; {best_label}: {best}
-- title.fr: {worst_label} : {worst} sans réponse après {at} ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} without a reply after {at}: no clear difference
-- title.fr: De {flat_low} à {flat_high} sans réponse après {at}, sans écart net
-- reading.en: Share still without a reply as the days pass since publication, those never answered included. A reply dated before the voice it answers has no reply time and is left out here.
-- reading.fr: Part encore sans réponse au fil des jours après la publication, y compris celles qui n'en ont jamais eu. Une réponse datée d'avant la parole n'a pas de délai de réponse et n'est pas comptée ici.
-- fills with: reviews.reply_at, reviews.reply_text, social_posts.in_reply_to
-- counts: voices by said_on
-- grain: voice_side
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
-- read as: survival
-- renames: still_waiting_share to still_unanswered_share
with told as (
    select waited_days, is_replied, is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most) as is_critical, is_fan(rating, nps, is_distrustful, is_complaint) as is_praising
    from voices
    where is_public and waited_days is not null
)
select
    case when is_critical then 'critic' else 'fan' end as voice_side,
    round(10 * waited_days) / 10.0 as days,
    count(case when is_replied then 1 end) as n_ended,
    count(case when not is_replied then 1 end) as n_open
from told
where is_critical or is_praising
group by is_critical, round(10 * waited_days)
order by voice_side, days
