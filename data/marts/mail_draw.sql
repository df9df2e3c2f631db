-- holds.en: Of how many people who got a marketing message one is drawn by chance for `own_sends`, so that about 100,000 at most are: 1, 2, 4, 8…
-- holds.fr: Sur combien de personnes ayant reçu un message marketing on en tire une au sort pour `own_sends`, pour en garder 100 000 environ au plus : 1, 2, 4, 8…
-- grain: one_in
-- after: sends
select cast(power(2, greatest(ceil(log2(greatest(approx_count_distinct(customer_id), 1) / 100000.0)), 0)) as ubigint) as one_in
from sends
where is_marketing and outcome = 'delivered'
