-- question.en: Which topics go with a higher or lower recommendation?
-- question.fr: Quels sujets vont avec une recommandation plus haute ou plus basse ?
-- title.en: Added to the NPS: {highest_label} {highest}, {lowest_label} {lowest}
-- title.fr: Ajouté au NPS : {highest_label} {highest}, {lowest_label} {lowest}
-- reading.en: NPS of all answers with a comment, minus the same without the comments about that topic: what the topic adds to the whole, or takes from it, in points. The interval counts each person once, however much they wrote. It goes with the recommendation; it is not shown to cause it. Those who comment are not all who answer.
-- reading.fr: NPS de toutes les réponses commentées, moins le même sans les commentaires sur ce sujet : ce que le sujet ajoute à l'ensemble, ou lui retire, en points. L'intervalle compte chaque personne une fois, si nombreux que soient ses textes. Il va avec la recommandation ; rien ne montre qu'il la cause. Ceux qui commentent ne sont pas tous ceux qui répondent.
-- builds on: topic_sums
-- counts: voices_scored by said_on
-- grain: topic
-- read as: topic_nps_impact
-- n: texts_now
with rated as (
    select person_no as person, topics, case when nps >= 9 then 100 when nps >= 7 then 0 else -100 end as rating
    from voices_scored where nps is not null
)
select * from topic_sums order by topic
