-- holds.en: Each time a person turned to the brand: the side of the customer in `turns`, with a number for each person, as counting numbers takes less than
--    counting identifiers. What nobody known said at one moment has a number of its own.
-- holds.fr: Chaque fois qu'une personne s'est tournée vers la marque : le côté du client dans `turns`, avec un numéro par personne, car compter des numéros
--    prend moins de temps que des identifiants. Ce que personne de connu a dit à un moment a un numéro à lui.
-- grain: person_no, said_at, channel
-- renew: whole
-- after: turns
-- fills with: tickets, messages, calls, reviews, survey_responses, social_posts, ideas
select
    cast(dense_rank() over (order by coalesce(customer_id, cast(said_at as varchar))) as integer) as person_no,
    customer_id, customer_id is not null as is_known, channel, source_system, said_at, said_on, said_month, is_heard, segment, language, country
from turns
where side = 'customer'
order by said_on
