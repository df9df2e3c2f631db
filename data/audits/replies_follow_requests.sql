-- claim.en: No reply comes before the request it answers.
-- claim.fr: Aucune réponse ne précède la demande à laquelle elle répond.
select ticket_id as record_id, source_system, file_id, row_no, concat(first_reply_at, ' < ', created_at) as seen
from tickets
where first_reply_at < created_at
