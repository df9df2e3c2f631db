-- question.en: Which topics go with higher or lower ratings?
-- question.fr: Quels sujets vont avec des notes plus hautes ou plus basses ?
-- title.en: Added to the mean rating: {highest_label} {highest}, {lowest_label} {lowest}
-- title.fr: Ajouté à la note moyenne : {highest_label} {highest}, {lowest_label} {lowest}
-- reading.en: Mean rating (1 to 5) of all rated texts, minus the same without the texts about that topic: what the topic adds to the whole, or takes from it. Interval by bootstrap. It goes with the rating; it is not shown to cause it.
-- reading.fr: Note moyenne (1 à 5) de tous les textes notés par leur auteur, moins la même sans ceux de ce sujet : ce que le sujet ajoute à l'ensemble, ou lui retire. Intervalle par bootstrap. Il va avec la note ; rien ne montre qu'il la cause.
-- counts: voices_scored by said_on
-- grain: topic
-- read as: topic_impact
-- n: texts_now
with rated as (select text_id, person_no as person, topics, rating from voices_scored where rating is not null),
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
