-- holds.en: One row per run of messages the brand sent to a person of its own accord without a word from the person between them; a run no word has
--    ended when the data end is not over, and its messages are those it has had so far.
-- holds.fr: Une ligne par suite de messages envoyés par la marque à une personne, de sa propre initiative, sans un mot de sa part entre eux ; une suite
--    qu'aucun mot n'a close quand les données finissent n'est pas finie, et ses messages sont ceux qu'elle a eus jusque-là.
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
    r.customer_id, cast(count(case when side = 'brand' then 1 end) as integer) as messages, min(case when side = 'brand' then said_on end) as began_on,
    max(case when side = 'brand' then said_on end) as ended_on, lead(run) over (partition by r.customer_id order by run) is not null as is_over,
    any_value(u.segment) as segment, any_value(u.language) as language, any_value(u.country) as country
from runs r left join customers u on u.customer_id = r.customer_id
group by r.customer_id, run
qualify messages > 0
order by ended_on, r.customer_id
