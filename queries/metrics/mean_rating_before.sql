-- label.en: Rating then
-- label.fr: Note alors
-- meaning.en: Mean of the ratings given then, brought to a scale of 1 to 5, by voices rated again since. The interval counts each person once.
-- meaning.fr: Moyenne des notes données alors, ramenées à une échelle de 1 à 5, par les voix qui ont noté à nouveau depuis. L'intervalle compte chaque personne une fois.
-- unit: score
-- interval: student
-- example: select mean_rating_before(rating, times) from (values (3, 2), (2, 1)) t(rating, times) --> 1.6667
create or replace macro mean_rating_before(ratings, times) as 1.0 * sum(ratings) / nullif(sum(times), 0)
