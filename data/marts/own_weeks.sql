-- holds.en: `person_weeks` of about 40,000 people at most, drawn by chance, all of them where there are fewer, for what compares each person with themselves
--    or orders people: neither adds up over groups. One person in 2, 4, 8… is kept, so that who is in a smaller draw is in a larger one too.
-- holds.fr: `person_weeks` de 40 000 personnes environ au plus, tirées au sort, toutes s'il y en a moins, pour ce qui compare chaque personne à elle-même
--    ou classe les personnes : ni l'un ni l'autre ne s'additionne. Une personne sur 2, 4, 8… est gardée : qui est d'un petit tirage est aussi d'un plus grand.
-- grain: person_no, week
-- renew: whole
-- after: person_weeks
-- seen through: person_weeks where is_drawn
-- as long as: select count(*) <= 40000 from person_weeks where is_drawn and weeks_since_row is null
with sizes as (select count(*) as people from person_weeks where is_drawn and weeks_since_row is null),
drawn as (
    select distinct person_no from person_weeks cross join sizes
    where is_drawn and weeks_since_row is null and hash(customer_id) // 4294967296 % cast(power(2, greatest(ceil(log2(people / 40000.0)), 0)) as ubigint) = 0
)
select week, w.person_no, customer_id, segment, language, country, messages, pressure_7, pressure_14, pressure_28, pressure_90, clicked, orders
from person_weeks w semi join drawn on drawn.person_no = w.person_no
order by week, w.person_no
