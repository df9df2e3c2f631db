-- label.en: Next rating
-- label.fr: Note suivante
-- meaning.en: Mean of the next ratings of the same people, on the same scale of 1 to 5. The interval counts each person once.
-- meaning.fr: Moyenne des notes suivantes des mêmes personnes, sur la même échelle de 1 à 5. L'intervalle compte chaque personne une fois.
-- unit: score
-- better: higher
-- interval: student
-- example: select mean_rating_after(rating, times) from (values (8, 2), (4, 1)) t(rating, times) --> 4
create or replace macro mean_rating_after(ratings, times) as 1.0 * sum(ratings) / nullif(sum(times), 0)
