-- label.en: Conditions per 100 words
-- label.fr: Conditions pour 100 mots
-- meaning.en: Mean number of conditions a message of 30 words or more sets (if, unless, subject to, minimum, an asterisk), per 100 words.
-- meaning.fr: Nombre moyen de conditions posées par un message d'au moins 30 mots (si, sauf, sous réserve, minimum, astérisque), pour 100 mots.
-- unit: score
-- better: lower
-- interval: student_from_0
-- example: select mean_conditions(a) from (values (2.0), (4.0), (null)) t(a) --> 3
create or replace macro mean_conditions(conditions) as avg(conditions)
