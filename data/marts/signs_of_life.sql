-- holds.en: One row per person and day on which the person did or said something: clicked, bought, wrote, called, answered, published.
--    Opens are no sign: machines open too.
-- holds.fr: Une ligne par personne et jour où elle a fait ou dit quelque chose : cliqué, acheté, écrit, appelé, répondu, publié.
--    Les ouvertures n'en sont pas : les machines ouvrent aussi.
-- grain: customer_id, sign_on
-- partitions: customer_id
-- renew: customer_id
-- after: sends, reporting_zone
with moments as (
    select customer_id, placed_at as happened_at from orders
    union all select customer_id, sent_at from messages where author_role = 'customer'
    union all select customer_id, created_at from tickets where coalesce(opened_by, 'customer') = 'customer'
    union all select customer_id, started_at from calls where coalesce(direction, 'in') = 'in'
    union all select customer_id, submitted_at from survey_responses where submitted_at is not null
    union all select customer_id, created_at from reviews
    union all select customer_id, created_at from social_posts where not coalesce(by_brand, false)
    union all select customer_id, created_at from ideas
    union all select customer_id, expressed_at from intentions
),
days as (
    select customer_id, cast(timezone(zone, happened_at) as date) as sign_on from moments cross join reporting_zone where happened_at is not null
    union all
    select customer_id, clicked_on from sends where is_clicked
)
select distinct customer_id, sign_on from days where customer_id is not null and sign_on is not null
order by customer_id, sign_on
