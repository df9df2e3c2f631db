-- export.en: The incident log of an IT help desk (ServiceNow), one row per change of an incident
-- export.fr: Le journal d'incidents d'un service informatique (ServiceNow), une ligne par changement d'incident
-- tool: servicenow
-- needs: number, incident_state, sys_mod_count, reopen_count, reassignment_count, opened_at, sys_updated_at, contact_type
-- columns: caller_id, category, subcategory, priority, assignment_group, assigned_to, resolved_at, closed_at, made_sla, active
-- time: opened_at, sys_updated_at, resolved_at, closed_at
-- dates: day-first
-- zone: UTC assumed
-- number: sys_mod_count, reopen_count, reassignment_count
-- missing: ?
-- required: number
-- notes: unknown_status | incident_state = '-100'
-- says.en: unknown_status | {n} rows have the state -100, which the tool does not explain: kept as it is, counted as no state.
-- says.fr: unknown_status | {n} lignes ont l'état -100, que l'outil n'explique pas : gardé tel quel, compté comme aucun état.
-- prepares: changes
select
    *,
    lag("incident_state") over w as state_before, lag("assignment_group") over w as group_before, lag("assigned_to") over w as agent_before,
    lag("reopen_count") over w as reopens_before, row_number() over w as place
from export
window w as (partition by "number" order by "sys_mod_count", "sys_updated_at", row_no)
-- fills: tickets
select
    max(row_no)                                             as row_no,
    "number"                                                as ticket_id,
    arg_max("caller_id", place)                             as who_helpdesk_id,
    case arg_max("contact_type", place) when 'Phone' then 'phone' when 'Email' then 'email' when 'Self service' then 'form' when 'IVR' then 'phone'
        else lower(arg_max("contact_type", place)) end      as channel,
    arg_max("category", place)                              as category_raw,
    case arg_max("incident_state", place)
        when 'New' then 'new' when 'Active' then 'open' when 'Awaiting User Info' then 'pending' when 'Awaiting Evidence' then 'pending'
        when 'Awaiting Problem' then 'hold' when 'Awaiting Vendor' then 'hold' when 'Resolved' then 'solved' when 'Closed' then 'closed' end as status,
    arg_max("incident_state", place)                        as status_raw,
    arg_max("priority", place)                              as priority,
    coalesce(min("opened_at"), min("sys_updated_at"))       as created_at,
    max("resolved_at")                                      as solved_at,
    max("closed_at")                                        as closed_at,
    max("sys_updated_at")                                   as updated_at,
    epoch(max("resolved_at")) - epoch(coalesce(min("opened_at"), min("sys_updated_at"))) as full_res_cal_s,
    'computed'                                              as duration_origin,
    max("reopen_count")                                     as reopens,
    arg_max("assignment_group", place)                      as group_name,
    arg_max("assigned_to", place)                           as agent_ref,
    max("sys_updated_at")                                   as record_as_of
from changes
group by "number"
-- fills: ticket_events
with told as (
    select row_no, "number", place, "sys_updated_at", unnest([
        struct_pack(field := 'status', old := state_before, new := "incident_state"),
        struct_pack(field := 'group', old := group_before, new := "assignment_group"),
        struct_pack(field := 'assignee', old := agent_before, new := "assigned_to"),
        struct_pack(field := 'reopens', old := cast(cast(reopens_before as integer) as varchar), new := cast(cast("reopen_count" as integer) as varchar))
    ]) as change
    from changes
)
select
    row_no,
    concat_ws('|', "number", place, change.field)           as event_id,
    "number"                                                as ticket_id,
    "sys_updated_at"                                        as occurred_at,
    change.field                                            as field,
    change.old                                              as old_value,
    change.new                                              as new_value
from told
where change.new is distinct from change.old and not (place = 1 and change.field = 'reopens') and "sys_updated_at" is not null
