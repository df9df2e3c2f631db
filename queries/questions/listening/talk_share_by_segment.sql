-- question.en: Whom does the brand talk at?
-- question.fr: À qui la marque parle-t-elle sans fin ?
-- title.en: Share of talk (median): {worst_label} {worst}, {best_label} {best}
-- title.fr: Part de parole (médiane) : {worst_label} {worst}, {best_label} {best}
-- title.en: Share of talk (median): {worst} at most, {best_label} {best}
-- title.fr: Part de parole (médiane) : {worst} au plus, {best_label} {best}
-- reading.en: Half of the persons of each segment have a share of talk at or below the median.
-- reading.fr: La moitié des personnes de chaque segment a une part de parole de la marque au plus égale à la médiane.
-- counts: own_turns by said_on
-- grain: segment
-- read as: survival_quantiles
-- renames: median_share to median_talk_share
-- renames: p75_share to p75_talk_share
-- renames: p90_share to p90_talk_share
with each as (
    select segment, person_no, talk_share(count(case when side = 'brand' then 1 end), count(case when side = 'customer' then 1 end)) as share
    from own_turns
    group by segment, person_no
)
select segment, share, count(*) as n_ended, 0 as n_open
from each
group by segment, share
order by segment, share
