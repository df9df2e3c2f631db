-- question.en: Which topics go with higher or lower ratings?
-- question.fr: Quels sujets vont avec des notes plus hautes ou plus basses ?
-- title.en: Added to the mean rating: {highest_label} {highest}, {lowest_label} {lowest}
-- title.fr: Ajouté à la note moyenne : {highest_label} {highest}, {lowest_label} {lowest}
-- reading.en: Mean rating (1 to 5) of all rated texts, minus the same without the texts about that topic: what the topic adds to the whole, or takes from it. The interval counts each person once, however much they wrote. It goes with the rating; it is not shown to cause it.
-- reading.fr: Note moyenne (1 à 5) de tous les textes notés par leur auteur, moins la même sans ceux de ce sujet : ce que le sujet ajoute à l'ensemble, ou lui retire. L'intervalle compte chaque personne une fois, si nombreux que soient ses textes. Il va avec la note ; rien ne montre qu'il la cause.
-- builds on: topic_sums
-- counts: voices_scored by said_on
-- grain: topic
-- read as: topic_impact
-- n: texts_now
with rated as (select person_no as person, topics, rating from voices_scored where rating is not null)
select * from topic_sums order by topic
