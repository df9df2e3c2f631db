-- holds.en: Every feeling by what the texts of `people` are told apart by: sums over people of their texts and of those that show it, with squares and products.
--    People who wrote alike are counted together first, so that each feeling is told of a few hundred rows. One statement for all feelings, so that it runs once.
-- holds.fr: Chaque sentiment selon ce qui distingue les textes de `people` : sommes, sur les personnes, de leurs textes et de ceux qui le montrent, avec carrés et produits.
--    Les personnes qui ont écrit de même sont d'abord comptées ensemble : chaque sentiment se lit dans quelques centaines de lignes. Une seule requête pour tous : elle ne s'exécute qu'une fois.
-- counts: voices_scored
-- grain: feeling, what, is_now
-- reads: people
with alike as (
    select what, is_now, texts, felt_counts, tone_counts, count(*) as people
    from people
    group by what, is_now, texts, felt_counts, tone_counts
),
told as (
    select
        feeling, what, is_now, texts, people,
        case feeling
            when 'anxious' then felt_counts & 2097151 when 'trusting' then (felt_counts >> 21) & 2097151 when 'distrusting' then felt_counts >> 42
            when 'waiting' then tone_counts & 2097151 when 'negative' then (tone_counts >> 21) & 2097151 else tone_counts >> 42 end as felt
    from alike cross join (select unnest(['anxious', 'trusting', 'distrusting', 'waiting', 'negative', 'positive']) as feeling) as feelings
)
select
    feeling, what, is_now, cast(sum(people * texts) as bigint) as texts, cast(sum(people) as bigint) as people, cast(sum(people * felt) as bigint) as felt,
    cast(sum(people * felt * felt) as bigint) as felt_felt, cast(sum(people * felt * texts) as bigint) as felt_texts, cast(sum(people * texts * texts) as bigint) as texts_texts,
    cast(sum(sum(case when is_now then people * texts else 0 end)) over (partition by feeling) as bigint) as texts_now
from told
group by feeling, what, is_now
