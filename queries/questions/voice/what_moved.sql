-- question.en: What changed since the six months before, and which texts moved it?
-- question.fr: Qu'est-ce qui a changé depuis les six mois d'avant, et quels textes l'ont fait bouger ?
-- title.en: {feeling}, what moved it: {highest_label} {highest}, {lowest_label} {lowest}
-- title.fr: {feeling}, ce qui l'a fait bouger : {highest_label} {highest}, {lowest_label} {lowest}
-- reading.en: The change of the flag rate, split by what the texts are about (the first topic found): more or fewer texts about it, or a higher or lower rate among them. All parts, hidden ones included, add up to the change. Bounds count each person once; a part whose bounds hold 0 may be chance. Choose a topic under the highlighted texts to read them.
-- reading.fr: L'écart du taux de signalement, réparti selon ce dont parlent les textes (le premier sujet trouvé) : des textes plus ou moins nombreux à ce sujet, ou un taux plus haut ou plus bas parmi eux. Toutes les parts, masquées comprises, s'additionnent. Les bornes comptent chaque personne une fois ; une part dont les bornes contiennent 0 peut n'être que hasard. Choisissez un sujet parmi les textes surlignés pour les lire.
-- builds on: felt_texts
-- counts: voices_scored
-- grain: topic
-- read as: what_moved
-- n: texts_now
with people as (
    select coalesce(first_topic, 'none') as topic, person, is_now, count(*) as texts, cast(sum(felt) as integer) as felt
    from felt_texts
    group by 1, 2, 3
),
each as (select person, is_now, sum(texts) as texts, sum(felt) as felt from people group by person, is_now),
whole as (
    select is_now, count(*) as all_people, sum(felt * felt) as all_felt_all_felt, sum(felt * texts) as all_felt_all_texts, sum(texts * texts) as all_texts_all_texts
    from each
    group by is_now
)
select
    p.topic, p.is_now, sum(p.texts) as texts, count(*) as people, sum(p.felt) as felt, sum(p.felt * p.felt) as felt_felt, sum(p.felt * p.texts) as felt_texts, sum(p.texts * p.texts) as texts_texts,
    sum(p.felt * e.felt) as felt_all_felt, sum(p.felt * e.texts) as felt_all_texts, sum(p.texts * e.felt) as texts_all_felt, sum(p.texts * e.texts) as texts_all_texts,
    any_value(w.all_felt_all_felt) as all_felt_all_felt, any_value(w.all_felt_all_texts) as all_felt_all_texts, any_value(w.all_texts_all_texts) as all_texts_all_texts, any_value(w.all_people) as all_people,
    sum(sum(case when p.is_now then p.texts else 0 end)) over () as texts_now
from people p join each e on e.person = p.person and e.is_now = p.is_now join whole w on w.is_now = p.is_now
group by p.topic, p.is_now
order by p.topic, p.is_now
