-- question.en: What changed since the six months before, and which texts moved it?
-- question.fr: Qu'est-ce qui a changé depuis les six mois d'avant, et quels textes l'ont fait bouger ?
-- reading.en: The change of the flag rate, split by what the texts are about (the first topic found): more or fewer texts about it, or a higher or lower rate among them. All parts, hidden ones included, add up to the change. Choose a topic under the highlighted texts to read them.
-- reading.fr: L'écart du taux de signalement, réparti selon ce dont parlent les textes (le premier sujet trouvé) : des textes plus ou moins nombreux à ce sujet, ou un taux plus haut ou plus bas parmi eux. Toutes les parts, masquées comprises, s'additionnent. Choisissez un sujet parmi les textes surlignés pour les lire.
-- builds on: felt_texts
-- counts: voices_scored
-- grain: topic
-- read as: what_moved
-- n: texts_now
with people as (
    select coalesce(first_topic, 'none') as topic, person, is_now, count(*) as texts, cast(sum(felt) as integer) as felt
    from felt_texts
    group by 1, 2, 3
)
select
    topic, is_now, sum(texts) as texts, count(*) as people, sum(felt) as felt, sum(felt * felt) as felt_felt, sum(felt * texts) as felt_texts,
    sum(texts * texts) as texts_texts, sum(sum(case when is_now then texts else 0 end)) over () as texts_now
from people
group by topic, is_now
order by topic, is_now
