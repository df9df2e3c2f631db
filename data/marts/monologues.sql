-- holds.en: One row per run of messages the brand sent to a person of its own accord without a word from the person between them.
-- holds.fr: Une ligne par suite de messages envoyés par la marque à une personne, de sa propre initiative, sans un mot de sa part entre eux.
-- grain: customer_id, began_on
-- partitions: customer_id
-- renew: customer_id
-- after: turns
with runs as (
    select
        customer_id, side, said_on,
        sum(case when side = 'customer' then 1 else 0 end) over (partition by customer_id order by said_at, side rows between unbounded preceding and current row) as run
    from turns
    where customer_id is not null
)
select
    r.customer_id, cast(count(*) as integer) as messages, min(said_on) as began_on, max(said_on) as ended_on,
    any_value(u.segment) as segment, any_value(u.language) as language, any_value(u.country) as country
from runs r left join customers u on u.customer_id = r.customer_id
where side = 'brand'
group by r.customer_id, run
order by ended_on, r.customer_id
