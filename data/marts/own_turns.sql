-- holds.en: `turns` of about 100,000 people at most, drawn by chance, all of them where there are fewer, for what is worked out person by person:
--    that does not add up over groups. One person in 2, 4, 8… is kept. `person_no` numbers the persons: counting numbers takes less than counting identifiers.
-- holds.fr: `turns` de 100 000 personnes environ au plus, tirées au sort, toutes s'il y en a moins, pour ce qui se calcule personne par personne :
--    cela ne s'additionne pas. Une personne sur 2, 4, 8… est gardée. `person_no` numérote les personnes : compter des numéros prend moins de temps que des identifiants.
-- grain: person_no, said_on, side, channel
-- renew: whole
-- after: turns
with sizes as (select approx_count_distinct(customer_id) as people from turns),
drawn as (
    select customer_id, cast(row_number() over (order by customer_id) as integer) as person_no
    from (
        select distinct customer_id from turns cross join sizes
        where customer_id is not null and hash(customer_id) // 4294967296 % cast(power(2, greatest(ceil(log2(people / 100000.0)), 0)) as ubigint) = 0
    ) as people
)
select drawn.person_no, t.customer_id, t.side, t.channel, t.source_system, t.said_on, t.segment, t.language, t.country
from turns t join drawn on drawn.customer_id = t.customer_id
order by said_on, side
