-- holds.en: The people of `own_turns`, one a row, with their group: looking it up once for each person takes a third less time than carrying it through each of their turns.
-- holds.fr: Les personnes de `own_turns`, une par ligne, avec leur groupe : le chercher une fois par personne prend un tiers de temps de moins que de le porter à travers chaque parole.
-- grain: person_no
-- renew: customer_id
-- after: own_turns
select person_no, any_value(customer_id) as customer_id, any_value(segment) as segment
from own_turns
group by person_no
order by person_no
