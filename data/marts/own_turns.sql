-- holds.en: `turns` of about 100,000 people at most, drawn by chance, all of them where there are fewer, for what is worked out person by person:
--    that does not add up over groups. One person in 2, 4, 8… is kept. `person_no` numbers the persons: counting numbers takes less than counting identifiers.
-- holds.fr: `turns` de 100 000 personnes environ au plus, tirées au sort, toutes s'il y en a moins, pour ce qui se calcule personne par personne :
--    cela ne s'additionne pas. Une personne sur 2, 4, 8… est gardée. `person_no` numérote les personnes : compter des numéros prend moins de temps que des identifiants.
-- grain: person_no, said_on, side, channel
-- renew: whole
-- after: turns
with sizes as (select approx_count_distinct(customer_id) as people from turns),
picked as materialized (
    select customer_id, side, channel, source_system, said_on, segment, language, country
    from turns cross join sizes
    where customer_id is not null and hash(customer_id) // 4294967296 % cast(power(2, greatest(ceil(log2(people / 100000.0)), 0)) as ubigint) = 0
),
drawn as (
    select customer_id, cast(row_number() over (order by customer_id) as integer) as person_no from (select distinct customer_id from picked) as people
)
select drawn.person_no, p.customer_id, p.side, p.channel, p.source_system, p.said_on, p.segment, p.language, p.country
from picked p join drawn on drawn.customer_id = p.customer_id
order by said_on, side
