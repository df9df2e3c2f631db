-- holds.en: `turns` of about 100,000 people at most, drawn by chance, all of them where there are fewer, for what is worked out person by person:
--    that does not add up over groups. One person in 2, 4, 8… is kept. `person_no` stands for the person, as counting numbers takes less than counting identifiers; it follows
--    from who it is alone.
-- holds.fr: `turns` de 100 000 personnes environ au plus, tirées au sort, toutes s'il y en a moins, pour ce qui se calcule personne par personne :
--    cela ne s'additionne pas. Une personne sur 2, 4, 8… est gardée. `person_no` tient lieu de la personne, car compter des nombres prend moins de temps que des identifiants ;
--    il ne tient qu'à elle.
-- grain: person_no, said_on, side, channel
-- renew: customer_id
-- after: turns, talk_draw
select cast(hash(customer_id) >> 1 as bigint) as person_no, customer_id, side, channel, source_system, said_on, segment, language, country
from turns cross join talk_draw
where customer_id is not null and hash(customer_id) // 4294967296 % one_in = 0
order by said_on, side
