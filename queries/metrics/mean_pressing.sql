-- label.en: Pressing words
-- label.fr: Mots pressants
-- meaning.en: Mean points of pressing wording (deadline, scarcity, threat of loss, command) per 100 words.
-- meaning.fr: Points moyens de formules pressantes (date limite, rareté, menace de perte, injonction) pour 100 mots.
-- unit: score
-- better: lower
-- interval: student_from_0
-- example: select mean_pressing(a) from (values (10.0), (0.0), (null)) t(a) --> 5
create or replace macro mean_pressing(points) as avg(points)
