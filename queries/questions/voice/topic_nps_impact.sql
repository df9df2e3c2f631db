-- question.en: Which topics go with a higher or lower recommendation?
-- question.fr: Quels sujets vont avec une recommandation plus haute ou plus basse ?
-- title.en: Added to the NPS: {highest_label} {highest}, {lowest_label} {lowest}
-- title.fr: Ajouté au NPS : {highest_label} {highest}, {lowest_label} {lowest}
-- reading.en: NPS of all answers with a comment, minus the same without the comments about that topic: what the topic adds to the whole, or takes from it, in points. The interval counts each person once, however much they wrote. It goes with the recommendation; it is not shown to cause it. Those who comment are not all who answer.
-- reading.fr: NPS de toutes les réponses commentées, moins le même sans les commentaires sur ce sujet : ce que le sujet ajoute à l'ensemble, ou lui retire, en points. L'intervalle compte chaque personne une fois, si nombreux que soient ses textes. Il va avec la recommandation ; rien ne montre qu'il la cause. Ceux qui commentent ne sont pas tous ceux qui répondent.
-- counts: voices_scored by said_on
-- grain: topic
-- read as: topic_nps_impact
-- n: texts_now
with rated as (
    select person_no as person, topics, case when nps >= 9 then 100 when nps >= 7 then 0 else -100 end as rating
    from voices_scored where nps is not null
),
each as (select person, count(*) as texts, sum(rating) as rated from rated group by person),
whole as (
    select
        count(*) as all_people, sum(texts) as all_texts, sum(rated) as all_rated,
        sum(texts * texts) as all_texts_all_texts, sum(rated * texts) as all_rated_all_texts, sum(rated * rated) as all_rated_all_rated
    from each
),
about as (select topic, person, count(*) as texts, sum(rating) as rated from rated cross join unnest(topics) as told(topic) group by topic, person)
select
    about.topic, count(*) as people, sum(about.texts) as texts, sum(about.rated) as rated,
    sum(about.texts * about.texts) as texts_texts, sum(about.rated * about.texts) as rated_texts, sum(about.rated * about.rated) as rated_rated,
    sum(about.texts * each.texts) as texts_all_texts, sum(about.texts * each.rated) as texts_all_rated, sum(about.rated * each.texts) as rated_all_texts, sum(about.rated * each.rated) as rated_all_rated,
    all_people, all_texts, all_rated, all_texts_all_texts, all_rated_all_texts, all_rated_all_rated, all_texts as texts_now
from about join each on each.person = about.person cross join whole
group by about.topic, all_people, all_texts, all_rated, all_texts_all_texts, all_rated_all_texts, all_rated_all_rated
order by about.topic
