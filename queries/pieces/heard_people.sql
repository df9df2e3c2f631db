-- holds.en: How many people turned to the brand so often in the period (`said`) and were heard so often, of those known (`n_ended`) and in all; what nobody known said at one
--    moment is one person. One statement for two figures of listening, so that it runs once.
-- holds.fr: Combien de personnes se sont tournées tant de fois vers la marque dans la période (`said`) et ont été entendues tant de fois, parmi les personnes connues (`n_ended`) et
--    en tout ; ce que personne de connu a dit à un moment est une personne. Une seule requête pour deux chiffres d'écoute : elle ne s'exécute qu'une fois.
-- counts: spoken by said_on
-- grain: said, heard
with each as (
    select person_no, bool_or(is_known) as is_known, count(*) as said, count(case when is_heard then 1 end) as heard
    from spoken
    where is_heard is not null
    group by person_no
)
select
    said, heard, count(case when is_known then 1 end) as n_ended, 0 as n_open, count(*) as people, cast(sum(said * count(*)) over () as bigint) as said_in_all
from each
group by said, heard
