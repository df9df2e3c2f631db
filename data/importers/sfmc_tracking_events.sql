-- export.en: Marketing Cloud › Automation Studio › Data Extract › Tracking Extract (Sent, Opens, Clicks, Bounces, Unsubs, NotSent, Complaints)
-- export.fr: Marketing Cloud › Automation Studio › Extraction de données › Extraction de suivi (Sent, Opens, Clicks, Bounces, Unsubs, NotSent, Complaints)
-- tool: sfmc
-- format: sfmc_tracking_extract
-- needs: ClientID, SendID, SubscriberKey, EventDate, EventType
-- columns: EmailAddress, SubscriberID, ListID, BatchID, TriggeredSendExternalKey, SendURLID, URLID, URL, Alias
-- columns: BounceCategory, BounceReason, UnsubReason, Reason, Browser, EmailClient, Device
-- time: EventDate
-- dates: month-first
-- zone: Etc/GMT+6 assumed
-- required: SendID, SubscriberKey, EventDate, EventType
-- drops: SubscriberID, ListID, CampaignID, IsUnique, IsUniqueForURL, IpAddress, Country, Region, City, Latitude, Longitude, MetroCode, AreaCode, SMTPCode
-- notes: opens_mixed | lower("EventType") = 'open'
-- notes: scanner_clicks | row_no in (select row_no from scanned)
-- reports: unknown_event | lower("EventType") not in ('sent', 'open', 'click', 'bounce', 'unsubscribe', 'unsub', 'notsent', 'not sent', 'complaint', 'spam complaint')
-- reports: unknown_bounce | lower("EventType") = 'bounce' and lower(coalesce("BounceCategory", '')) not in (
--    'hard bounce', 'soft bounce', 'block bounce', 'technical/other bounce')
-- says.en: opens_mixed | This export does not tell opens by people from opens by machines (privacy proxies, security scanners): its {n} opens count as “unknown”, never as people.
-- says.fr: opens_mixed | Cet export ne distingue pas les ouvertures humaines de celles des machines (relais de confidentialité, antivirus) : ses {n} ouvertures comptent comme « inconnues », jamais comme humaines.
-- says.en: scanner_clicks | {n} clicks look like a security scanner (one recipient, three links or more, two seconds apart at most): they are marked as suspect. This is a suspicion, not a fact.
-- says.fr: scanner_clicks | {n} clics ressemblent à ceux d'un antivirus (un destinataire, trois liens ou plus, à deux secondes d'écart au plus) : ils sont marqués suspects. C'est un soupçon, pas un fait.
-- says.en: unknown_event | Row {row}: the event “{EventType}” is not one we know. It is kept under that name and counts in no rate.
-- says.fr: unknown_event | Ligne {row} : l'événement « {EventType} » n'est pas connu. Il est gardé sous ce nom et n'entre dans aucun taux.
-- says.en: unknown_bounce | Row {row}: the bounce category “{BounceCategory}” says neither hard nor soft. It is kept under that name and counts as neither.
-- says.fr: unknown_bounce | Ligne {row} : la catégorie de rebond « {BounceCategory} » n'est ni définitive ni temporaire. Elle est gardée sous ce nom et ne compte dans aucune des deux.
-- prepares: scanned
with clicks as (
    select row_no, concat_ws('|', "ClientID", "SendID", "SubscriberKey") as mail, coalesce("SendURLID", "URL") as link, "EventDate" as clicked_at
    from export
    where lower("EventType") = 'click'
),
many as (
    select *, clicked_at - lag(clicked_at) over (partition by mail order by clicked_at, row_no) <= interval 2 seconds as goes_on
    from clicks
    where mail in (select mail from clicks group by mail having count(distinct link) >= 3)
),
bursts as (
    select *, count(*) filter (where not coalesce(goes_on, false)) over (partition by mail order by clicked_at, row_no rows unbounded preceding) as burst
    from many
)
select row_no
from bursts semi join (select mail, burst from bursts group by mail, burst having count(distinct link) >= 3) using (mail, burst)
-- prepares: twins
with told as (
    select row_no, hash("ClientID", "SendID", "SubscriberKey", "BatchID", "EventDate", lower("EventType"), "SendURLID", "URL") as likeness
    from export
    where lower("EventType") in ('open', 'click')
),
alike as (select row_no from told semi join (select likeness from told group by likeness having count(*) > 1) using (likeness))
select
    row_no,
    row_number() over (
        partition by "ClientID", "SendID", "SubscriberKey", "BatchID", "EventDate", lower("EventType"), "SendURLID", "URL" order by row_no) as nth
from export semi join alike using (row_no)
qualify nth > 1
-- fills: email_events
select
    row_no,
    hash(lower("EventType"), "ClientID", "SendID", "SubscriberKey", "BatchID", "EventDate", coalesce("SendURLID", "URL"), twins.nth) as event_id,
    concat_ws('|', "ClientID", "SendID")                    as campaign_id,
    "EmailAddress"                                          as who_email,
    case when regexp_full_match("SubscriberKey", '(003|00Q)[0-9A-Za-z]{12}([A-Z0-5]{3})?') then "SubscriberKey" end as who_crm_id,
    "SubscriberKey"                                         as who_esp_key,
    case lower("EventType")
        when 'sent' then 'send' when 'unsub' then 'unsubscribe' when 'notsent' then 'drop' when 'not sent' then 'drop'
        when 'spam complaint' then 'complaint'
        when 'bounce' then
            case lower("BounceCategory")
                when 'hard bounce' then 'bounce_hard' when 'soft bounce' then 'bounce_soft' when 'technical/other bounce' then 'bounce_soft'
                when 'block bounce' then 'block' else coalesce(lower("BounceCategory"), 'bounce') end
        else lower("EventType") end                         as type,
    "EventDate"                                             as occurred_at,
    'event'                                                 as at_origin,
    1                                                       as n,
    case
        when lower("EventType") = 'click' then case when scanned.row_no is not null then 'suspect' else 'human' end
        when lower("EventType") in ('unsubscribe', 'unsub', 'complaint', 'spam complaint') then 'human'
        else 'unknown' end                                  as actor,
    case when lower("EventType") = 'click' then 'heuristic' else 'none' end as actor_basis,
    coalesce("URL", "Alias")                                as url,
    coalesce("BounceReason", "UnsubReason", "Reason")       as reason
from export
left join scanned using (row_no)
left join twins using (row_no)
-- fills: consents
select
    row_no,
    concat_ws('|', 'unsubscribe', "ClientID", "SendID", "SubscriberKey") as consent_id,
    "EmailAddress"                                          as who_email,
    "SubscriberKey"                                         as who_esp_key,
    'person' as subject_kind, 'marketing' as purpose, coalesce("UnsubReason", 'unsubscribe') as purpose_raw, 'email' as channel, 'withdrawn' as state,
    "EventDate" as occurred_at, 'link' as method, 'tool' as standard
from export
where lower("EventType") in ('unsubscribe', 'unsub')
