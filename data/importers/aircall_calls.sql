-- export.en: Aircall › Stats › Calls › Export
-- export.fr: Aircall › Statistiques › Appels › Exporter
-- tool: aircall
-- needs: datetime (UTC), direction, answered, missed_call_reason, duration (in call)
-- columns: line, from, to, country_code, user, duration (total), voicemail, tags, IVR Branch | ivr branch, number timezone
-- time: datetime (UTC)
-- zone: UTC
-- number: duration (total), duration (in call)
-- flag: answered
-- required: datetime (UTC)
-- reports: unknown_outcome | lower("direction") = 'inbound' and not "answered" and "voicemail" is null and coalesce("missed_call_reason", '?') not in ('abandoned_in_ivr', 'abandoned_in_classic', 'short_abandoned', 'no_available_agent', 'agents_did_not_answer', 'out_of_opening_hours')
-- says.en: unknown_outcome | Row {row}: the call was missed for a reason this importer does not know ({missed_call_reason}); the call is kept, its outcome is unknown.
-- says.fr: unknown_outcome | Ligne {row} : l'appel est manqué pour un motif que cet importeur ne connaît pas ({missed_call_reason}) ; l'appel est gardé, son issue est inconnue.
-- fills: calls
select
    row_no,
    concat_ws('|', "datetime (UTC)", "from", "to", "line") as call_id,
    case when lower("direction") = 'inbound' then "from" else "to" end as who_phone,
    case when lower("direction") = 'inbound' then 'in' else 'out' end as direction,
    "datetime (UTC)"                                        as started_at,
    case when "missed_call_reason" = 'abandoned_in_ivr' then "duration (total)" end as menu_s,
    case
        when lower("direction") <> 'inbound' or "missed_call_reason" in ('abandoned_in_ivr', 'out_of_opening_hours') then null
        else greatest("duration (total)" - "duration (in call)", 0) end as queue_s,
    "duration (in call)"                                    as talk_s,
    "duration (total)"                                      as total_s,
    case
        when "answered" then 'answered' when "missed_call_reason" = 'abandoned_in_ivr' then 'abandoned_ivr'
        when "missed_call_reason" in ('abandoned_in_classic', 'short_abandoned') then 'abandoned_queue'
        when "missed_call_reason" in ('no_available_agent', 'agents_did_not_answer') then 'no_agent'
        when "missed_call_reason" = 'out_of_opening_hours' then 'out_of_hours'
        when "voicemail" is not null then 'voicemail' end     as outcome,
    coalesce("missed_call_reason", case when "answered" then 'answered' end) as outcome_raw,
    "IVR Branch"                                            as ivr_path,
    "user"                                                  as agent_ref,
    "line"                                                  as line,
    upper("country_code")                                   as country
from export
