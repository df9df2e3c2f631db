-- holds.en: Each answer to a satisfaction question on the scale it was asked on, and each invitation without an answer.
--    An answer whose scale or direction is not known is refused, with the reason; previews are left out.
--    NPS: 0 to 10, nothing else. CSAT: satisfied from three quarters of the scale up (4 and 5 out of 5). CES: brought to 0–1, higher is easier.
-- holds.fr: Chaque réponse à une question de satisfaction sur l'échelle où elle fut posée, et chaque invitation sans réponse.
--    Une réponse dont l'échelle ou le sens est inconnu est refusée, avec la raison ; les aperçus sont écartés.
--    NPS : de 0 à 10, rien d'autre. CSAT : satisfait à partir des trois quarts de l'échelle (4 et 5 sur 5). CES : ramené à 0–1, plus haut est plus facile.
-- grain: response_id, metric
-- renew: whole
-- after: reporting_zone, contacts
with told as (
    select
        s.*, cast(timezone(zone, coalesce(invited_at, submitted_at)) as date) as asked_on, cast(timezone(zone, coalesce(submitted_at, invited_at)) as date) as answered_on,
        coalesce(state, 'complete') <> 'invited' and score is not null as is_answered,
        case
            when coalesce(state, 'complete') = 'invited' or score is null then null
            when scale_min is null or scale_max is null then 'scale_unknown'
            when scale_max <= scale_min or score < scale_min or score > scale_max then 'off_scale'
            when metric = 'nps' and not (scale_min = 0 and scale_max = 10) then 'not_0_to_10'
            when metric in ('csat', 'ces') and higher_is_better is null then 'direction_unknown' end as refused
    from survey_responses s cross join reporting_zone
    where coalesce(state, 'complete') <> 'preview' and coalesce(submitted_at, invited_at) is not null
),
placed as (
    select
        *, case when is_answered and refused is null then case when coalesce(higher_is_better, true) then (score - scale_min) / (scale_max - scale_min) else (scale_max - score) / (scale_max - scale_min) end end as position
    from told
),
invitations as (select distinct source_system, survey_name from told where not is_answered)
select
    placed.response_id, placed.metric, placed.customer_id, placed.source_system, placed.survey_name, coalesce(placed.touchpoint, placed.survey_name) as touchpoint, placed.channel,
    coalesce(placed.language, customers.language) as language, customers.country, customers.segment,
    placed.asked_on, placed.answered_on, cast(date_trunc('month', placed.answered_on) as date) as answered_month,
    placed.is_answered, placed.refused, placed.score, concat(cast(placed.scale_min as integer), '–', cast(placed.scale_max as integer)) as scale, placed.position,
    placed.metric = 'nps' and placed.refused is null and placed.is_answered and placed.score >= 9 as is_promoter,
    placed.metric = 'nps' and placed.refused is null and placed.is_answered and placed.score <= 6 as is_detractor,
    case when placed.metric = 'csat' then placed.position >= 0.75 end as is_satisfied,
    nullif(trim(placed.comment), '') is not null as has_comment,
    invitations.source_system is not null as is_invitation_told,
    contacts.mode, contacts.channel as contact_channel
from placed
left join customers on customers.customer_id = placed.customer_id
left join contacts on contacts.contact_id = placed.ticket_id and contacts.kind = 'ticket'
left join invitations on invitations.source_system = placed.source_system and invitations.survey_name is not distinct from placed.survey_name
order by answered_on
