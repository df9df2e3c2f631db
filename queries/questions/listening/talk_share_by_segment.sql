-- question.en: Whom does the brand talk at?
-- question.fr: À qui la marque parle-t-elle sans fin ?
-- title.en: Share of talk (median): {worst_label} {worst}, {best_label} {best}
-- title.fr: Part de parole (médiane) : {worst_label} {worst}, {best_label} {best}
-- title.en: Share of talk (median): {worst} at most, {best_label} {best}
-- title.fr: Part de parole (médiane) : {worst} au plus, {best_label} {best}
-- reading.en: Half of the persons of each segment have a share of talk at or below the median.
-- reading.fr: La moitié des personnes de chaque segment a une part de parole de la marque au plus égale à la médiane.
-- counts: turns by said_on
-- grain: segment
with each as (
    select segment, customer_id, count(case when side = 'brand' then 1 end) as talk, count(case when side = 'customer' then 1 end) as inbound
    from turns
    where customer_id is not null
    group by segment, customer_id
)
select
    segment, count(*) as n,
    percentile_disc(0.5) within group (order by talk_share(talk, inbound)) as median_talk_share,
    percentile_disc(0.5) within group (order by talk) as median_messages
from each
group by segment
order by segment
