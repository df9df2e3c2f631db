-- question.en: In which language?
-- question.fr: Dans quelle langue ?
-- title.en: {feeling}: {stood} against the usual rate; too few texts to judge: {untold}
-- title.fr: {feeling} : {stood}, face au taux habituel ; trop peu de textes pour juger : {untold}
-- title.en: {feeling}: {stood} against the usual rate
-- title.fr: {feeling} : {stood}, face au taux habituel
-- title.en: {feeling}: no language stands out from its usual rate, of {judged}; too few texts to judge: {untold}
-- title.fr: {feeling} : aucune langue ne s'écarte de son taux habituel, sur {judged} ; trop peu de textes pour juger : {untold}
-- title.en: {feeling}: no language stands out from its usual rate, of {judged}
-- title.fr: {feeling} : aucune langue ne s'écarte de son taux habituel, sur {judged}
-- reading.en: Index of 1: as often as in the same group over the six months before the period. Its interval counts each person once, however much they write; a group is called higher or lower only if its change is beyond chance once all groups are counted. Groups of fewer than 30 texts or 20 customers are not shown; those under 100 texts are grey. Languages are scored by different lexicons: compare each with itself, not with the other.
-- reading.fr: Indice de 1 : aussi souvent que dans le même groupe sur les six mois précédant la période. L'intervalle compte chaque personne une fois, même si elle écrit beaucoup ; un groupe n'est dit plus haut ou plus bas que si l'écart dépasse le hasard compte tenu de tous les groupes. Les groupes de moins de 30 textes ou de 20 clients ne sont pas montrés ; sous 100 textes, ils sont gris. Chaque langue a son lexique : comparez chacune à elle-même, non à l'autre.
-- builds on: scored_texts, felt_people
-- counts: voices_scored
-- grain: language
-- read as: text_rates
-- n: texts_now
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
-- tells every: feeling
with people as (
    select language as what, person, is_now, count(*) as texts, cast(sum(felt_counts) as bigint) as felt_counts, cast(sum(tone_counts) as bigint) as tone_counts
    from scored_texts
    group by language, person, is_now
)
select feeling, what as language, is_now, texts, people, felt, felt_felt, felt_texts, texts_texts, texts_now
from felt_people
order by feeling, language, is_now
