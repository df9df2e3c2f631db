-- question.en: Which topics go with higher or lower ratings?
-- question.fr: Quels sujets vont avec des notes plus hautes ou plus basses ?
-- title.en: Added to the mean rating: {highest_label} {highest}, {lowest_label} {lowest}
-- title.fr: Ajouté à la note moyenne : {highest_label} {highest}, {lowest_label} {lowest}
-- reading.en: Mean rating (1 to 5) of all rated texts, minus the same without the texts about that topic: what the topic adds to the whole, or takes from it. The interval counts each person once, however much they wrote. It goes with the rating; it is not shown to cause it.
-- reading.fr: Note moyenne (1 à 5) de tous les textes notés par leur auteur, moins la même sans ceux de ce sujet : ce que le sujet ajoute à l'ensemble, ou lui retire. L'intervalle compte chaque personne une fois, si nombreux que soient ses textes. Il va avec la note ; rien ne montre qu'il la cause.
-- counts: voices_scored by said_on
-- grain: topic
-- read as: topic_impact
-- n: texts_now
with rated as (select person_no as person, topics, rating from voices_scored where rating is not null),
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
