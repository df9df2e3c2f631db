-- export.en: Amazon Connect › Data streaming › Contact records, as delivered to S3
-- export.fr: Amazon Connect › Diffusion de données › Fiches de contact, telles que livrées dans S3
-- tool: amazon_connect
-- kind: json, ndjson
-- needs: ContactId, InitiationMethod, InitiationTimestamp, DisconnectTimestamp
-- columns: AWSContactTraceRecordFormatVersion, Channel, ConnectedToSystemTimestamp, DisconnectReason, LastUpdateTimestamp
-- columns: PreviousContactId, NextContactId, InitialContactId
-- columns: Agent.Username, Agent.AgentInteractionDuration, Agent.ConnectedToAgentTimestamp, Agent.CustomerHoldDuration
-- columns: Queue.Name, Queue.Duration, Queue.EnqueueTimestamp, CustomerEndpoint.Address, SystemEndpoint.Address
-- time: InitiationTimestamp, ConnectedToSystemTimestamp, DisconnectTimestamp, Agent.ConnectedToAgentTimestamp, Queue.EnqueueTimestamp, LastUpdateTimestamp
-- zone: UTC
-- number: Agent.AgentInteractionDuration, Queue.Duration
-- required: ContactId, InitiationTimestamp
-- excludes: not_a_call | upper("Channel") <> 'VOICE'
-- says.en: not_a_call | Chats and tasks, which are no calls, left out: {n}.
-- says.fr: not_a_call | Conversations écrites et tâches, qui ne sont pas des appels, écartées : {n}.
-- fills: calls
select
    row_no,
    "ContactId"                                             as call_id,
    "CustomerEndpoint.Address"                              as who_phone,
    case when upper("InitiationMethod") in ('OUTBOUND', 'CALLBACK', 'EXTERNAL_OUTBOUND') then 'out' else 'in' end as direction,
    "InitiationTimestamp"                                   as started_at,
    case when upper("InitiationMethod") not in ('OUTBOUND', 'CALLBACK', 'EXTERNAL_OUTBOUND')
        then epoch(coalesce("Queue.EnqueueTimestamp", "Agent.ConnectedToAgentTimestamp", "DisconnectTimestamp")) - epoch("InitiationTimestamp") end as menu_s,
    "Queue.Duration"                                        as queue_s,
    coalesce("Agent.AgentInteractionDuration", case when "Agent.Username" is null then 0 end) as talk_s,
    epoch("DisconnectTimestamp") - epoch("InitiationTimestamp") as total_s,
    case
        when "Agent.Username" is not null then 'answered'
        when "Queue.Name" is not null or "Queue.EnqueueTimestamp" is not null then 'abandoned_queue'
        else 'abandoned_ivr' end                            as outcome,
    "DisconnectReason"                                      as outcome_raw,
    "Agent.Username"                                        as agent_ref,
    coalesce("Queue.Name", "SystemEndpoint.Address")        as line,
    cast(upper("InitiationMethod") = 'TRANSFER' as integer) as transfers,
    "LastUpdateTimestamp"                                   as record_as_of
from export
