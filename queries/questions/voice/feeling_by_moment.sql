-- question.en: How long after an order?
-- question.fr: Combien de temps après une commande ?
-- title.en: {feeling}: {stood} against the usual rate; too few texts to judge: {untold}
-- title.fr: {feeling} : {stood}, face au taux habituel ; trop peu de textes pour juger : {untold}
-- title.en: {feeling}: {stood} against the usual rate
-- title.fr: {feeling} : {stood}, face au taux habituel
-- title.en: {feeling}: no moment stands out from its usual rate, of {judged}; too few texts to judge: {untold}
-- title.fr: {feeling} : aucun moment ne s'écarte de son taux habituel, sur {judged} ; trop peu de textes pour juger : {untold}
-- title.en: {feeling}: no moment stands out from its usual rate, of {judged}
-- title.fr: {feeling} : aucun moment ne s'écarte de son taux habituel, sur {judged}
-- reading.en: Index of 1: as often as in the same group over the six months before the period. Its interval counts each person once, however much they write; a group is called higher or lower only if its change is beyond chance once all groups are counted. Groups of fewer than 30 texts or 20 customers are not shown; those under 100 texts are grey.
-- reading.fr: Indice de 1 : aussi souvent que dans le même groupe sur les six mois précédant la période. L'intervalle compte chaque personne une fois, même si elle écrit beaucoup ; un groupe n'est dit plus haut ou plus bas que si l'écart dépasse le hasard compte tenu de tous les groupes. Les groupes de moins de 30 textes ou de 20 clients ne sont pas montrés ; sous 100 textes, ils sont gris.
-- builds on: felt_texts
-- counts: voices_scored
-- grain: order_moment
-- read as: text_rates
-- n: texts_now
with people as (
    select order_moment as order_moment, person, is_now, count(*) as texts, cast(sum(felt) as integer) as felt
    from felt_texts
    group by 1, 2, 3
)
select
    order_moment, is_now, sum(texts) as texts, count(*) as people, sum(felt) as felt, sum(felt * felt) as felt_felt, sum(felt * texts) as felt_texts,
    sum(texts * texts) as texts_texts, sum(sum(case when is_now then texts else 0 end)) over () as texts_now
from people
group by order_moment, is_now
order by order_moment, is_now
