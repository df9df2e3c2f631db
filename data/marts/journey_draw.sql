-- holds.en: Of how many people with steps one is drawn by chance, so that about 100,000 at most are: 1, 2, 4, 8… The people drawn are those whose `lot` it divides.
-- holds.fr: Sur combien de personnes ayant des étapes on en tire une au sort, pour en garder 100 000 environ au plus : 1, 2, 4, 8… Sont tirées celles dont il divise le `lot`.
-- grain: one_in
-- after: journey_steps
select cast(power(2, greatest(ceil(log2(greatest(count(distinct person_no), 1) / 100000.0)), 0)) as integer) as one_in
from journey_steps
