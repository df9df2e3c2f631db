-- holds.en: What customer and company said to each other in each request, in order; private notes are left out,
--    and what was said in a merged ticket counts in the ticket that stands for it.
-- holds.fr: Ce que client et entreprise se sont dit dans chaque demande, dans l'ordre ; sans les notes internes,
--    et ce qui s'est dit dans un ticket fusionné compte dans celui qui le représente.
-- grain: ticket_id, turn_no
-- renew: whole
-- after: merged_tickets
with said as (
    select
        coalesce(merged_tickets.root_id, messages.ticket_id) as ticket_id, message_id, author_role, sent_at
    from messages left join merged_tickets on merged_tickets.ticket_id = messages.ticket_id
    where coalesce(is_public, true) and sent_at is not null
)
select
    said.ticket_id, said.message_id, said.author_role, said.sent_at,
    said.author_role = 'customer' and coalesce(text_scores.asks_for_human, false) as asks_human,
    text_scores.is_anxious, text_scores.is_distrusting,
    row_number() over (partition by said.ticket_id order by said.sent_at, said.message_id) as turn_no
from said
left join text_scores on text_scores.table_name = 'messages' and text_scores.record_id = said.message_id
order by ticket_id, turn_no
