-- label.en: Change of sentiment
-- label.fr: Écart de tonalité
-- meaning.en: Mean difference of sentiment between two texts of the same person that follow each other in a journey. The interval counts each person once.
-- meaning.fr: Écart moyen de tonalité entre deux textes d'une même personne qui se suivent dans un parcours. L'intervalle compte chaque personne une fois.
-- unit: score
-- better: higher
-- interval: student
-- example: select mean_change(change, times) from (values (-0.9, 2), (0.3, 1)) t(change, times) --> -0.2
create or replace macro mean_change(change, times) as 1.0 * sum(change) / nullif(sum(times), 0)
