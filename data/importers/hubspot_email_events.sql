-- export.en: HubSpot › data warehouse or API export of e-mail events (EMAIL_EVENT)
-- export.fr: HubSpot › export d'entrepôt ou d'API des événements d'e-mail (EMAIL_EVENT)
-- tool: hubspot
-- needs: id, type, recipient, email_campaign_id | emailCampaignId, created
-- columns: obsoleted_by_id | obsoletedBy.id, filtered_event | filteredEvent, caused_by_id, portal_id, url, response, subject, from
-- time: created
-- dates: epoch
-- zone: UTC
-- flag: filtered_event
-- required: id, type, recipient, created
-- excludes: obsoleted | "obsoleted_by_id" is not null
-- excludes: inside_the_tool | upper("type") in ('PROCESSED', 'STATUSCHANGE', 'UNBOUNCE', 'FORWARD', 'PRINT')
-- notes: bounce_unsorted | upper("type") = 'BOUNCE' and not coalesce(regexp_matches("response", '^\s*[45]'), false)
-- notes: opens_unfiltered | lower("type") = 'open' and "filtered_event" is null
-- reports: unknown_event | upper("type") not in (
--    'SENT', 'PROCESSED', 'DEFERRED', 'DELIVERED', 'OPEN', 'CLICK', 'BOUNCE', 'DROPPED', 'MTA_DROPPED', 'SUPPRESSED', 'SPAMREPORT', 'UNSUBSCRIBED',
--    'STATUSCHANGE', 'UNBOUNCE', 'FORWARD', 'PRINT')
-- says.en: obsoleted | {n} events were replaced by later ones in HubSpot; only the later ones count.
-- says.fr: obsoleted | {n} événements ont été remplacés par d'autres dans HubSpot ; seuls les derniers comptent.
-- says.en: inside_the_tool | {n} events are steps inside HubSpot (processed, status change, forward, print); nothing is counted from them.
-- says.fr: inside_the_tool | {n} événements sont des étapes internes à HubSpot (traitement, changement de statut, transfert, impression) ; rien n'en est compté.
-- says.en: bounce_unsorted | {n} bounces come without the server's answer: whether for good or for a time is unknown, and they count as neither.
-- says.fr: bounce_unsorted | {n} rebonds viennent sans la réponse du serveur : définitifs ou temporaires, on ne sait pas, et ils ne comptent dans aucun des deux.
-- says.en: opens_unfiltered | {n} opens come without HubSpot's robot filter: whether a person or a machine opened is unknown.
-- says.fr: opens_unfiltered | {n} ouvertures viennent sans le filtre anti-robots de HubSpot : on ne sait pas si une personne ou une machine a ouvert.
-- says.en: unknown_event | Row {row}: the event “{type}” is not one we know. It is kept under that name and counts in no rate.
-- says.fr: unknown_event | Ligne {row} : l'événement « {type} » n'est pas connu. Il est gardé sous ce nom et n'entre dans aucun taux.
-- fills: email_events
select
    row_no, "id" as event_id, "email_campaign_id" as campaign_id, "recipient" as who_email,
    case upper("type")
        when 'SENT' then 'send' when 'DELIVERED' then 'delivered' when 'OPEN' then 'open' when 'CLICK' then 'click' when 'DEFERRED' then 'defer'
        when 'DROPPED' then 'drop' when 'MTA_DROPPED' then 'drop' when 'SUPPRESSED' then 'drop' when 'SPAMREPORT' then 'complaint'
        when 'UNSUBSCRIBED' then 'unsubscribe'
        when 'BOUNCE' then case when regexp_matches("response", '^\s*5') then 'bounce_hard' when regexp_matches("response", '^\s*4') then 'bounce_soft' else 'bounce' end
        else lower("type") end as type,
    "created" as occurred_at, 'event' as at_origin, 1 as n,
    case
        when upper("type") in ('OPEN', 'CLICK') then case when "filtered_event" then 'machine' when not "filtered_event" then 'human' else 'unknown' end
        when upper("type") in ('SPAMREPORT', 'UNSUBSCRIBED') then 'human' else 'unknown' end as actor,
    case when upper("type") in ('OPEN', 'CLICK') and "filtered_event" is not null then 'source_flag' else 'none' end as actor_basis,
    "url" as url, "response" as reason
from export
-- fills: email_campaigns
select min(row_no) as row_no, "email_campaign_id" as campaign_id, coalesce(any_value("subject"), "email_campaign_id") as name, any_value("subject") as subject, any_value("from") as from_email
from export
where "email_campaign_id" is not null
group by "email_campaign_id"
