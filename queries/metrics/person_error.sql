-- label.en: Standard error, people counted once
-- label.fr: Erreur type, personnes comptées une fois
-- meaning.en: By how much a share or a mean would differ had chance brought other people: the error of a ratio of two sums over people (Cochran). Somebody who writes twenty times is one person, not twenty.
-- meaning.fr: De combien une part ou une moyenne différerait si le hasard avait amené d'autres personnes : l'erreur d'un rapport de deux sommes par personne (Cochran). Qui écrit vingt fois est une personne, non vingt.
-- unit: score
-- interval: none
-- example: select person_error(part, size) from (values (3, 4), (1, 2), (2, 2), (0, 2)) t(part, size) --> 0.1818
-- example: select person_error(part, size) from (values (3, 4)) t(part, size) --> null
create or replace macro person_error(part, size) as case when count(size) > 1 then
    sqrt(count(size) / (count(size) - 1.0) * greatest(
        sum(cast(part as double) * part) - 2 * sum(part) * sum(part * size) / sum(size) + power(sum(part) / sum(size), 2) * sum(cast(size as double) * size), 0
    )) / sum(size) end
