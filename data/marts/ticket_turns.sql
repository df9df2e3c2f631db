-- holds.en: What customer and company said to each other in each request, in order; private notes are left out,
--    and what was said in a merged ticket counts in the ticket that stands for it.
-- holds.fr: Ce que client et entreprise se sont dit dans chaque demande, dans l'ordre ; sans les notes internes,
--    et ce qui s'est dit dans un ticket fusionné compte dans celui qui le représente.
-- grain: ticket_id, turn_no
-- after: merged_tickets, human_request_phrases
with said as (
    select
        coalesce(merged_tickets.root_id, messages.ticket_id) as ticket_id, message_id, author_role, sent_at,
        trim(regexp_replace(lower(strip_accents(text)), '[^a-z0-9]+', ' ', 'g')) as plain
    from messages left join merged_tickets on merged_tickets.ticket_id = messages.ticket_id
    where coalesce(is_public, true) and sent_at is not null
),
asking as (
    select distinct message_id
    from said join human_request_phrases on
        case when is_whole_message then plain = phrase else contains(concat(' ', plain, ' '), concat(' ', phrase, ' ')) end
    where author_role = 'customer'
)
select
    ticket_id, message_id, author_role, sent_at,
    asking.message_id is not null as asks_human,
    row_number() over (partition by ticket_id order by sent_at, message_id) as turn_no
from said left join asking using (message_id)
order by ticket_id, turn_no
