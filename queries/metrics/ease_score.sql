-- label.en: Ease (CES)
-- label.fr: Facilité (CES)
-- meaning.en: Mean of the effort scores, each brought to 0 (hardest) to 1 (easiest) on the scale and in the direction it was asked, then told as a percentage of the scale.
-- meaning.fr: Moyenne des notes d'effort, ramenées de 0 (le plus difficile) à 1 (le plus facile) selon l'échelle et le sens de la question, puis dites en pourcentage de l'échelle.
-- unit: share
-- better: higher
-- interval: student
-- example: select ease_score(p) from (values (0.5), (1.0)) t(p) --> 0.75
create or replace macro ease_score(position) as avg(position)
