-- holds.en: One row per answered request in which the customer's own words could be scored both before and after the first human answer:
--    whether any of them was anxious, on each side, and how long the wait was. `person_no` numbers the persons: counting numbers takes less than counting identifiers.
-- holds.fr: Une ligne par demande ayant reçu une réponse où les mots du client ont pu être notés avant et après la première réponse humaine :
--    si l'un d'eux était anxieux, de chaque côté, et combien de temps l'attente a duré. `person_no` numérote les personnes : compter des numéros prend moins de temps que des identifiants.
-- grain: ticket_id
-- renew: whole
-- after: ticket_clocks, ticket_turns
with replied as (
    select
        c.ticket_id, c.customer_id, c.source_system, c.channel, c.language, c.country, c.segment, c.opened_on,
        case
            when c.waited_minutes < 60 then '2_1_hour' when c.waited_minutes < 1440 then '4_24_hours' when c.waited_minutes < 4320 then '5_3_days' else '6_more' end as bracket,
        bool_or(t.is_anxious) filter (where t.sent_at < c.first_human_at) as is_anxious_before,
        bool_or(t.is_anxious) filter (where t.sent_at > c.first_human_at) as is_anxious_after
    from ticket_clocks c join ticket_turns t on t.ticket_id = c.ticket_id
    where c.first_human_at is not null and t.author_role = 'customer' and t.is_anxious is not null
    group by all
    having count(*) filter (where t.sent_at < c.first_human_at) > 0 and count(*) filter (where t.sent_at > c.first_human_at) > 0
)
select *, cast(dense_rank() over (order by coalesce(customer_id, ticket_id)) as integer) as person_no
from replied
order by opened_on
