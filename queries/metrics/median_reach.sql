-- label.en: Ranks on each side of a median
-- label.fr: Rangs de part et d'autre d'une médiane
-- meaning.en: How many values a median's bounds stand above and below it, by the binomial's normal approximation; more where one person's values are alike, by the error of the share not above the median, people counted once (Woodruff). That share telling nothing, all values of a person count as one.
-- meaning.fr: Combien de valeurs séparent une médiane de ses bornes, par l'approximation normale de la loi binomiale ; davantage quand les valeurs d'une même personne se ressemblent, selon l'erreur de la part qui ne dépasse pas la médiane, personnes comptées une fois (Woodruff). Si cette part ne dit rien, les valeurs d'une personne n'en font qu'une.
-- unit: score
-- interval: none
-- example: select median_reach(below, many) from (values (3, 4), (1, 2), (2, 2), (0, 2)) t(below, many) --> 3.6376
-- example: select median_reach(below, many) from (values (1, 1), (1, 1), (0, 1), (0, 1)) t(below, many) --> 2.2632
-- example: select median_reach(below, many) from (values (4, 4)) t(below, many) --> 3.92
create or replace macro median_reach(below, many) as 0.98 * sqrt(sum(many) * greatest(1, coalesce(
    power(person_error(below, many), 2) * sum(many) / nullif(sum(below) / sum(many) * (1 - sum(below) / sum(many)), 0),
    sum(cast(many as double) * many) / sum(many)
)))
