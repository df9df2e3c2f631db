-- holds.en: For each thing a person said or wrote that is a step: whose it is, how many turns its conversation took, and the feelings found in its words, on average.
-- holds.fr: Pour chaque parole ou écrit qui est une étape : de qui, en combien de tours de parole, et les sentiments trouvés dans ses mots, en moyenne.
-- grain: ref_table, ref_id, customer_id
with spoken as (
    select ticket_id, count(*) as turns from messages where coalesce(is_public, true) and author_role in ('customer', 'agent', 'bot') group by ticket_id
),
scored as (
    select
        case when table_name = 'messages' then 'tickets' else table_name end as ref_table,
        case when table_name = 'messages' then messages.ticket_id else split_part(record_id, '|', 1) end as ref_id,
        case when table_name <> 'messages' then text_scores.customer_id end as customer_id, round(avg(sentiment), 9) as sentiment, round(avg(anxiety), 9) as anxiety, round(avg(trust), 9) as trust, round(avg(distrust), 9) as distrust,
        bool_or(is_anxious) as is_anxious, bool_or(is_trusting) as is_trusting, bool_or(is_distrusting) as is_distrusting
    from text_scores left join messages on table_name = 'messages' and messages.message_id = record_id
    where table_name <> 'messages' or messages.author_role = 'customer'
    group by 1, 2, 3
)
select
    coalesce(scored.ref_table, 'tickets') as ref_table, coalesce(scored.ref_id, spoken.ticket_id) as ref_id,
    case when coalesce(scored.ref_table, 'tickets') = 'tickets' then tickets.customer_id else scored.customer_id end as customer_id, spoken.turns,
    scored.sentiment, scored.anxiety, scored.trust, scored.distrust, scored.is_anxious, scored.is_trusting, scored.is_distrusting
from scored
full join spoken on scored.ref_table = 'tickets' and spoken.ticket_id = scored.ref_id
left join tickets on tickets.ticket_id = coalesce(scored.ref_id, spoken.ticket_id) and coalesce(scored.ref_table, 'tickets') = 'tickets'
