-- holds.en: Each time a person turned to the brand: opened a contact, said something, had an idea; heard when a human answered or something was done about it.
--    Each person has a number, as counting numbers takes less than counting identifiers. What nobody known said at one moment has a number of its own.
-- holds.fr: Chaque fois qu'une personne s'est tournée vers la marque : contact ouvert, parole, idée ; entendue quand un humain a répondu ou que quelque chose en a été fait.
--    Chaque personne a un numéro, car compter des numéros prend moins de temps que des identifiants. Ce que personne de connu a dit à un moment a un numéro à lui.
-- grain: person_no, said_at, channel
-- renew: whole
-- after: reporting_zone, contacts, voices
-- fills with: tickets, messages, calls, reviews, survey_responses, social_posts, ideas
with said as (
    select customer_id, channel, source_system, opened_at as said_at, is_reached as is_heard from contacts
    union all
    select customer_id, channel, source_system, said_at, is_replied from voices where kind <> 'complaint' and nullif(trim(words), '') is not null
    union all
    select customer_id, 'idea', source_system, created_at, answered_at is not null or decided_at is not null or status in ('acknowledged', 'examined', 'planned', 'delivered', 'declined') from ideas
)
select
    cast(dense_rank() over (order by coalesce(said.customer_id, cast(said_at as varchar))) as integer) as person_no,
    said.customer_id, said.customer_id is not null as is_known, channel, said.source_system, said_at, cast(timezone(zone, said_at) as date) as said_on,
    cast(date_trunc('month', timezone(zone, said_at)) as date) as said_month, is_heard, u.segment, u.language, u.country
from said cross join reporting_zone left join customers u on u.customer_id = said.customer_id
where said_at is not null
order by said_on
