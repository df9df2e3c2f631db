-- question.en: Are critical words removed?
-- question.fr: Retire-t-on des paroles critiques ?
-- title.en: {highest_label}: {highest} removed; {lowest_label}: {lowest}
-- title.fr: {highest_label} : {highest} retirées ; {lowest_label} : {lowest}
-- title.en: {flat_low} to {flat_high} removed: no side stands out
-- title.fr: De {flat_low} à {flat_high} retirées, sans écart net
-- reading.en: Only tools that record removals are counted. Authors remove their own words too: compare critics with fans.
-- reading.fr: Seuls comptent les outils qui enregistrent les retraits. Les auteurs retirent aussi leurs propres mots : comparez critiques et fans.
-- empty.en: None of the exports brought in records words that were removed, for this period and these filters.
-- empty.fr: Aucun des exports importés n'indique les paroles retirées, sur cette période et avec ces filtres.
-- fills with: reviews.deleted_at, social_posts.deleted_at, social_posts.hidden_at
-- counts: voices by said_on
-- grain: voice_side
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
with told as (
    select
        is_removed,
        case
            when is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most) then 'critic'
            when is_fan(rating, nps, is_distrustful, is_complaint) then 'fan' else 'between' end as voice_side
    from voices
    where is_public and is_removal_told
)
select voice_side, count(*) as n, removed_share(is_removed) as removed_share
from told
group by voice_side
order by voice_side
