-- holds.en: One row per run of marketing messages delivered to a person without a sign from the person between them. A run still going when
--    the data end is unfinished.
-- holds.fr: Une ligne par suite de messages marketing délivrés à une personne sans signe de sa part entre eux. Une suite en cours à la fin
--    des données est inachevée.
-- grain: customer_id, began_on
-- partitions: customer_id
-- renew: customer_id
-- fills with: email_events
-- after: sends, signs_of_life, reporting_zone
with line as (
    select customer_id, sent_on as day, 0 as is_sign from sends where is_marketing and outcome = 'delivered'
    union all
    select customer_id, sign_on, 1 from signs_of_life
),
runs as (
    -- a sign on the day of a message answers it: the message closes the run it belongs to
    select *, coalesce(sum(is_sign) over (partition by customer_id order by day, is_sign rows between unbounded preceding and 1 preceding), 0) as run from line
),
together as (
    select customer_id, cast(sum(1 - is_sign) as integer) as messages, min(day) filter (where is_sign = 0) as began_on, max(day) as ended_on, max(is_sign) = 1 as is_over
    from runs group by customer_id, run
    having sum(1 - is_sign) > 0
    union all
    -- a tool that only counts the contacts of a run gives the run whole; a count never becomes contacts
    select
        customer_id, try_cast(json_extract_string(attributes, '$.contacts_in_row') as integer), cast(timezone(zone, started_at) as date), cast(timezone(zone, started_at) as date),
        json_extract_string(attributes, '$.responded') = 'true'
    from calls cross join reporting_zone
    where direction = 'out' and json_extract_string(attributes, '$.contacts_in_row') is not null
)
select t.*, u.segment, u.language, u.country
from together t left join customers u on u.customer_id = t.customer_id
order by t.began_on, t.customer_id
