-- question.en: Which topics go with a higher or lower recommendation?
-- question.fr: Quels sujets vont avec une recommandation plus haute ou plus basse ?
-- title.en: Added to the NPS: {highest_label} {highest}, {lowest_label} {lowest}
-- title.fr: Ajouté au NPS : {highest_label} {highest}, {lowest_label} {lowest}
-- reading.en: NPS of all answers with a comment, minus the same without the comments about that topic: what the topic adds to the whole, or takes from it, in points. Interval by bootstrap. It goes with the recommendation; it is not shown to cause it. Those who comment are not all who answer.
-- reading.fr: NPS de toutes les réponses commentées, moins le même sans les commentaires sur ce sujet : ce que le sujet ajoute à l'ensemble, ou lui retire, en points. Intervalle par bootstrap. Il va avec la recommandation ; rien ne montre qu'il la cause. Ceux qui commentent ne sont pas tous ceux qui répondent.
-- counts: voices_scored by said_on
-- grain: topic
-- read as: topic_nps_impact
-- n: texts_now
with rated as (
    select text_id, coalesce(customer_id, text_id) as person, topics, case when nps >= 9 then 100 when nps >= 7 then 0 else -100 end as rating
    from voices_scored where nps is not null
),
everyone as (select rating, count(*) as texts from rated group by rating),
about as (
    select topic, rating, count(*) as texts, count(distinct person) as people
    from rated cross join unnest(topics) as told(topic)
    group by 1, 2
),
named as (select topic, sum(people) as people from about group by topic)
select
    named.topic, named.people, everyone.rating, coalesce(about.texts, 0) as texts, everyone.texts - coalesce(about.texts, 0) as others,
    sum(case when named.topic = (select min(topic) from named) then everyone.texts else 0 end) over () as texts_now
from named cross join everyone left join about on about.topic = named.topic and about.rating = everyone.rating
order by named.topic, everyone.rating
