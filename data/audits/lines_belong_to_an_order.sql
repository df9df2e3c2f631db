-- claim.en: Every order line belongs to an order the store knows.
-- claim.fr: Chaque ligne appartient à une commande connue.
select order_id as record_id, source_system, file_id, row_no, name as seen
from order_lines anti join orders using (order_id)
