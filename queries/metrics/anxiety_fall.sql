-- label.en: Fall of the anxious share
-- label.fr: Recul de la part d'anxieux
-- meaning.en: By how many points the share of requests in which something anxious is written is lower after the first human answer than before it, on the same requests. The interval counts each person once.
-- meaning.fr: De combien de points la part des demandes où quelque chose d'anxieux est écrit est plus basse après la première réponse humaine qu'avant, sur les mêmes demandes. L'intervalle compte chaque personne une fois.
-- unit: points
-- better: higher
-- interval: student
-- example: select anxiety_fall(falls, times) from (values (3, 4), (-1, 2)) t(falls, times) --> 0.3333
create or replace macro anxiety_fall(falls, times) as 1.0 * sum(falls) / nullif(sum(times), 0)
