-- holds.en: Per topic, sums over people of their `rated` texts about it and of all they wrote, with squares and products: what the mean of all texts is with the topic and without it, each person counted once in its error.
-- holds.fr: Par sujet, sommes, sur les personnes, de leurs textes notés (`rated`) à ce propos et de tous leurs textes, avec carrés et produits : la moyenne de tous les textes avec et sans le sujet, chaque personne comptée une fois dans son erreur.
-- reads: rated
-- grain: topic
with each as (select person, count(*) as texts, sum(rating) as rated from rated group by person),
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
