-- label.en: Mean sentiment
-- label.fr: Tonalité moyenne
-- meaning.en: From −1 (very negative) to 1 (very positive), by our lexicons, over all texts. The interval counts each person once.
-- meaning.fr: De −1 (très négative) à 1 (très positive), d'après nos lexiques, sur tous les textes. L'intervalle compte chaque personne une fois.
-- unit: score
-- better: higher
-- interval: student
-- example: select mean_sentiment(felt, texts) from (values (0.9, 2), (-0.3, 1)) t(felt, texts) --> 0.2
create or replace macro mean_sentiment(felt, texts) as 1.0 * sum(felt) / nullif(sum(texts), 0)
