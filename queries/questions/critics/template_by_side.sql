-- question.en: Who gets a template reply?
-- question.fr: À qui envoie-t-on une réponse type ?
-- title.en: {worst_label}: {worst} template replies; {best_label}: {best}
-- title.fr: {worst_label} : {worst} de réponses types ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} template replies: no side stands out
-- title.fr: De {flat_low} à {flat_high} de réponses types, sans écart net
-- reading.en: Among replies whose text is known, the share that repeats another reply word for word or nearly; and how many times the same text was used, for half of them or more.
-- reading.fr: Parmi les réponses dont le texte est connu, la part qui en répète une autre mot pour mot ou presque ; et combien de fois le même texte a servi, pour la moitié d'entre elles au moins.
-- fills with: reviews.reply_at, reviews.reply_text, social_posts.in_reply_to
-- counts: voices by said_on
-- grain: voice_side
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
with told as (
    select
        is_template, template_uses,
        case
            when is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most) then 'critic'
            when is_fan(rating, nps, is_distrustful, is_complaint) then 'fan' else 'between' end as voice_side
    from voices
    where is_public
)
select
    voice_side, count(*) as n, template_share(is_template) as template_share,
    percentile_disc(0.5) within group (order by template_uses) as median_template_uses
from told
where is_template is not null
group by voice_side
order by voice_side
