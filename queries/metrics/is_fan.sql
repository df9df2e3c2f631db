-- label.en: Fan
-- label.fr: Fan
-- meaning.en: Someone who praises the brand: a rating of 4 or more out of 5, or a recommendation score of 9 or 10, without distrust or complaint.
-- meaning.fr: Quelqu'un qui loue la marque : une note de 4 ou plus sur 5, ou une recommandation de 9 ou 10, sans défiance ni réclamation.
-- unit: share
-- better: neither
-- interval: none
-- example: select cast(is_fan(5.0, null, false, false) as integer) --> 1
-- example: select cast(is_fan(null, 8, false, false) as integer) --> 0
create or replace macro is_fan(rating, nps, distrustful, complaint) as
    (coalesce(rating >= 4, false) or coalesce(nps >= 9, false)) and not coalesce(distrustful, false) and not coalesce(complaint, false)
