-- holds.en: For each merged ticket, the ticket that stands for it at the end of the chain of merges.
--    A ticket merged into one the exports do not hold stands for itself; tickets merged in a circle count as one.
-- holds.fr: Pour chaque ticket fusionné, le ticket qui le représente au bout de la chaîne des fusions.
--    Un ticket fusionné dans un ticket absent des exports reste lui-même ; des tickets fusionnés en cercle n'en font qu'un.
-- grain: ticket_id
-- renew: whole
with recursive steps as (
    select t.ticket_id, t.merged_into as next_id
    from tickets t join tickets into_ on into_.ticket_id = t.merged_into
    where t.merged_into <> t.ticket_id
),
reached as (
    select ticket_id, next_id as root_id from steps
    union
    select reached.ticket_id, steps.next_id from reached join steps on steps.ticket_id = reached.root_id
),
ends as (
    select ticket_id, root_id from reached where root_id not in (select ticket_id from steps)
),
circles as (
    select ticket_id, min(root_id) as root_id from reached where ticket_id not in (select ticket_id from ends) group by ticket_id
)
select ticket_id, root_id from ends
union all
select ticket_id, root_id from circles where root_id <> ticket_id
