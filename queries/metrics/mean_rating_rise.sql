-- label.en: Rise of the rating
-- label.fr: Hausse de la note
-- meaning.en: By how much the next rating of the same persons is higher than the one before, on average, in points of a scale of 1 to 5. The interval counts each person once.
-- meaning.fr: De combien la note suivante des mêmes personnes dépasse la précédente, en moyenne, en points d'une échelle de 1 à 5. L'intervalle compte chaque personne une fois.
-- unit: score
-- better: higher
-- interval: student
-- example: select mean_rating_rise(rise, times) from (values (3, 2), (-1, 1)) t(rise, times) --> 0.6667
create or replace macro mean_rating_rise(rises, times) as 1.0 * sum(rises) / nullif(sum(times), 0)
