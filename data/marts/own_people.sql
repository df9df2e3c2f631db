-- holds.en: About 40,000 people of `person_weeks` at most, drawn by chance, all of them where there are fewer, for what compares each person with themselves
--    or orders people: neither adds up over groups. One person in 2, 4, 8… is kept, so that who is in a smaller draw is in a larger one too.
--    `person_no` numbers the persons, as numbers count in a seventh of the time of identifiers; somebody new hardly ever changes the number of another.
-- holds.fr: 40 000 personnes de `person_weeks` environ au plus, tirées au sort, toutes s'il y en a moins, pour ce qui compare chaque personne à elle-même
--    ou classe les personnes : ni l'un ni l'autre ne s'additionne. Une personne sur 2, 4, 8… est gardée : qui est d'un petit tirage est aussi d'un plus grand.
--    `person_no` numérote les personnes, des numéros se comptant sept fois plus vite que des identifiants ; une personne nouvelle ne change presque jamais le numéro d'une autre.
-- grain: person_no
-- renew: whole
-- after: person_weeks
with first_weeks as (select distinct customer_id, segment, language, country from person_weeks where is_drawn and weeks_since_row is null),
sizes as (select count(*) as people from first_weeks)
select
    cast(hash(customer_id) >> 47 as integer) + 131072 * cast(row_number() over (partition by hash(customer_id) >> 47 order by customer_id) - 1 as integer) as person_no,
    customer_id, segment, language, country
from first_weeks cross join sizes
where hash(customer_id) // 4294967296 % cast(power(2, greatest(ceil(log2(people / 40000.0)), 0)) as ubigint) = 0
order by person_no
