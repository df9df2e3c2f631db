-- export.en: Mailchimp › Account › Settings › Manage my data › Export data (granular_activity/opens and clicks)
-- export.fr: Mailchimp › Compte › Paramètres › Gérer mes données › Exporter les données (granular_activity/opens et clicks)
-- tool: mailchimp
-- path: granular_activity/(opens|clicks|sends|sent)/[^/]+$
-- needs: Timestamp, Email | Email Address
-- columns: Url | URL, IP
-- time: Timestamp
-- zone: UTC assumed
-- required: Timestamp, Email
-- notes: opens_mixed | regexp_matches(getvariable('path'), 'granular_activity/opens/')
-- notes: scanner_clicks | row_no in (select row_no from scanned)
-- reports: campaign_in_name | true
-- says.en: opens_mixed | This export does not tell opens by people from opens by machines (privacy proxies, security scanners): its {n} opens count as “unknown”, never as people.
-- says.fr: opens_mixed | Cet export ne distingue pas les ouvertures humaines de celles des machines (relais de confidentialité, antivirus) : ses {n} ouvertures comptent comme « inconnues », jamais comme humaines.
-- says.en: scanner_clicks | {n} clicks look like a security scanner (one recipient, three links or more, two seconds apart at most): they are marked as suspect. This is a suspicion, not a fact.
-- says.fr: scanner_clicks | {n} clics ressemblent à ceux d'un antivirus (un destinataire, trois liens ou plus, à deux secondes d'écart au plus) : ils sont marqués suspects. C'est un soupçon, pas un fait.
-- says.en: campaign_in_name | The campaign stands only in the name of this file and its folder: do not rename them.
-- says.fr: campaign_in_name | La campagne ne figure que dans le nom de ce fichier et de son dossier : ne les renommez pas.
-- prepares: of_campaign
select
    export.*,
    regexp_extract(getvariable('path'), '([^/]+?)(\.csv)?$', 1) as campaign,
    case when regexp_matches(getvariable('path'), 'granular_activity/clicks/') then 'click'
        when regexp_matches(getvariable('path'), 'granular_activity/opens/') then 'open' else 'send' end as type,
    row_number() over (partition by "Timestamp", lower("Email"), "Url" order by row_no) as nth
from export
-- prepares: scanned
with many as (
    select
        row_no, lower("Email") as mail, "Url" as link, "Timestamp" as clicked_at,
        "Timestamp" - lag("Timestamp") over (partition by lower("Email") order by "Timestamp", row_no) <= interval 2 seconds as goes_on
    from of_campaign
    where type = 'click' and lower("Email") in (select lower("Email") from of_campaign group by lower("Email") having count(distinct "Url") >= 3)
),
bursts as (
    select *, count(*) filter (where not coalesce(goes_on, false)) over (partition by mail order by clicked_at, row_no rows unbounded preceding) as burst
    from many
)
select row_no
from bursts semi join (select mail, burst from bursts group by mail, burst having count(distinct link) >= 3) using (mail, burst)
-- fills: email_events
select
    row_no,
    concat_ws('|', campaign, type, lower("Email"), "Timestamp", "Url", nth) as event_id,
    campaign as campaign_id, "Email" as who_email, type as type, "Timestamp" as occurred_at, 'event' as at_origin, 1 as n,
    case when scanned.row_no is not null then 'suspect' when type = 'click' then 'human' else 'unknown' end as actor,
    case when type = 'click' then 'heuristic' else 'none' end as actor_basis,
    "Url" as url
from of_campaign left join scanned using (row_no)
-- fills: email_campaigns
select
    min(row_no) as row_no, campaign as campaign_id, regexp_replace(campaign, '^\d+_', '') as name, 'bulk' as kind
from of_campaign
group by campaign
