-- question.en: Does a reply settle the matter?
-- question.fr: Une réponse suffit-elle ?
-- title.en: {worst_label}: {worst} critical again; {best_label}: {best}
-- title.fr: {worst_label} : {worst} à nouveau critiques ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} critical again: no kind of reply stands out
-- title.fr: De {flat_low} à {flat_high} à nouveau critiques : aucune sorte de réponse ne se détache
-- title.en: {only_label}: {only} critical again ({only_span}); other replies are too few to tell
-- title.fr: {only_label} : {only} à nouveau critiques ({only_span}) ; trop peu d'autres réponses pour comparer
-- reading.en: Critics who were answered, by the kind of reply: the share who were critical again within sixty days of it.
-- reading.fr: Voix critiques ayant reçu une réponse, selon la réponse : la part qui a critiqué de nouveau dans les soixante jours.
-- counts: voices by said_on
-- grain: reply_kind
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
with critics as (
    select voice_id, customer_id, said_at, replied_at, is_replied, is_template, observed_until
    from voices
    where is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most)
        and customer_id is not null and replied_at is not null and replied_at + interval '60' day <= observed_until
),
again as (
    select distinct critics.voice_id
    from critics join main.voices later on later.customer_id = critics.customer_id and later.said_at > critics.replied_at and later.said_at <= critics.replied_at + interval '60' day
    where is_critic(later.rating, later.nps, later.is_distrustful and $distrust_counts = 1, later.is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most)
)
select
    case when is_template is null then 'unknown' when is_template then 'template' else 'specific' end as reply_kind,
    count(*) as n,
    critical_again_share(again.voice_id is not null) as critical_again_share
from critics left join again on again.voice_id = critics.voice_id
group by 1
order by 1
