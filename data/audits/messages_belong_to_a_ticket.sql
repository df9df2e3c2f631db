-- claim.en: Every message belongs to a ticket the store knows.
-- claim.fr: Chaque message appartient à un ticket connu.
select message_id as record_id, messages.source_system, messages.file_id, messages.row_no, messages.ticket_id as seen
from messages anti join tickets on tickets.ticket_id = messages.ticket_id
