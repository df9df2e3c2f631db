-- claim.en: No ticket, review or order is dated after the day it was brought in.
-- claim.fr: Aucun ticket, avis ou commande n'est daté après le jour de sa reprise.
select record_id, source_system, file_id, row_no, cast(occurred_at as varchar) as seen
from (
    select ticket_id as record_id, source_system, file_id, row_no, created_at as occurred_at from tickets
    union all select review_id, source_system, file_id, row_no, created_at from reviews
    union all select order_id, source_system, file_id, row_no, placed_at from orders
) dated
where occurred_at > now() + interval 1 day
