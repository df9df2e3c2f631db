-- export.en: Zendesk › a warehouse's copy of the ticket audits (ticket_field_history)
-- export.fr: Zendesk › copie en entrepôt de l'historique des tickets (ticket_field_history)
-- tool: zendesk
-- needs: field_name, ticket_id, updated, user_id, value
-- time: updated
-- zone: UTC
-- identifier: ticket_id
-- required: field_name, ticket_id, updated
-- fills: ticket_events
select
    row_no,
    concat_ws('|', "ticket_id", "field_name", "updated")    as event_id,
    "ticket_id"                                             as ticket_id,
    "updated"                                               as occurred_at,
    case lower("field_name") when 'assignee_id' then 'assignee' when 'group_id' then 'group' else lower("field_name") end as field,
    lag("value") over (partition by "ticket_id", "field_name" order by "updated", row_no) as old_value,
    "value"                                                 as new_value,
    case when "user_id" = '-1' then 'system' end            as actor_role
from export
