-- claim.en: Every ticket, message, review and order stands once.
-- claim.fr: Chaque ticket, message, avis et commande n'apparaît qu'une fois.
select record_id, any_value(source_system) as source_system, any_value(file_id) as file_id, any_value(row_no) as row_no, concat('× ', count(*)) as seen
from (
    select concat('tickets/', ticket_id) as record_id, source_system, file_id, row_no from tickets
    union all select concat('messages/', message_id), source_system, file_id, row_no from messages
    union all select concat('reviews/', review_id), source_system, file_id, row_no from reviews
    union all select concat('orders/', order_id), source_system, file_id, row_no from orders
) told
group by record_id
having count(*) > 1
