-- export.en: Marketing Cloud › Automation Studio › SQL query on a data view (_Sent, _Open, _Click, _Bounce, _Unsubscribe, _Complaint), extracted to a file named after the view
-- export.fr: Marketing Cloud › Automation Studio › Requête SQL sur une vue de données (_Sent, _Open, _Click, _Bounce, _Unsubscribe, _Complaint), extraite dans un fichier au nom de la vue
-- tool: sfmc
-- needs: AccountID, JobID, SubscriberKey, EventDate
-- columns: EmailAddress, SubscriberID, OYBAccountID, ListID, BatchID, Domain, IsUnique, URL, LinkName, LinkContent
-- columns: BounceCategory, BounceCategoryID, SMTPBounceReason
-- time: EventDate
-- dates: month-first
-- zone: Etc/GMT+6 assumed
-- required: JobID, SubscriberKey, EventDate
-- drops: SubscriberID, OYBAccountID, ListID, Domain, IsUnique, LinkContent, BounceSubcategoryID, BounceTypeID, SMTPMessage, SMTPCode, TriggererSendDefinitionObjectID
-- excludes: which_view | "URL" is null and "LinkName" is null and "BounceCategoryID" is null and "BounceCategory" is null
--    and not regexp_matches(regexp_extract(getvariable('path'), '[^/]*$'), '(^|[_\W\d])(sent|opens?|clicks?|bounces?|unsub(scribe[sd]?)?s?|complaints?)([_\W\d]|$)', 'i')
-- notes: opens_mixed | row_no in (select row_no from viewed where type = 'open')
-- notes: one_route | row_no in (select row_no from viewed where type = 'click')
-- notes: unknown_bounce | row_no in (select row_no from viewed where type not in ('sent', 'open', 'click', 'unsubscribe', 'complaint', 'bounce_hard', 'bounce_soft', 'block'))
-- says.en: which_view | Rows that do not say what happened, left out as the file's name does not say it either: {n}. Name the file after its data view (Sent, Open, Click, Bounce, Unsubscribe or Complaint) and bring it again.
-- says.fr: which_view | Lignes qui ne disent pas ce qui s'est passé, écartées car le nom du fichier ne le dit pas non plus : {n}. Donnez au fichier le nom de sa vue de données (Sent, Open, Click, Bounce, Unsubscribe ou Complaint) et apportez-le de nouveau.
-- says.en: opens_mixed | This export does not tell opens by people from opens by machines (privacy proxies, security scanners): its {n} opens count as “unknown”, never as people.
-- says.fr: opens_mixed | Cet export ne distingue pas les ouvertures humaines de celles des machines (relais de confidentialité, antivirus) : ses {n} ouvertures comptent comme « inconnues », jamais comme humaines.
-- says.en: one_route | {n} clicks name their link otherwise than the tracking extract does: bring one of the two for the same sends, or these clicks count twice.
-- says.fr: one_route | {n} clics nomment leur lien autrement que l'extraction de suivi : apportez l'une des deux pour les mêmes envois, sinon ces clics comptent deux fois.
-- says.en: unknown_bounce | {n} bounces have a category that says neither hard nor soft. They are kept under its name and count as neither.
-- says.fr: unknown_bounce | {n} rebonds ont une catégorie qui n'est ni définitive ni temporaire. Ils sont gardés sous son nom et ne comptent dans aucune des deux.
-- prepares: viewed
select
    row_no,
    case
        when "URL" is not null or "LinkName" is not null then 'click'
        when "BounceCategoryID" is not null or "BounceCategory" is not null or view = 'bounce' then
            case lower("BounceCategory")
                when 'hard bounce' then 'bounce_hard' when 'soft bounce' then 'bounce_soft' when 'technical/other bounce' then 'bounce_soft'
                when 'block bounce' then 'block' else coalesce(lower("BounceCategory"), 'bounce') end
        when view like 'unsub%' then 'unsubscribe'
        else view end as type
from (
    select *, regexp_replace(lower(regexp_extract(regexp_extract(getvariable('path'), '[^/]*$'),
        '(?i)(?:^|[_\W\d])(sent|opens?|clicks?|bounces?|unsub(?:scribe[sd]?)?s?|complaints?)(?:[_\W\d]|$)', 1)), 's$', '') as view
    from export
)
-- prepares: twins
select
    row_no,
    row_number() over (partition by viewed.type, "AccountID", "JobID", "SubscriberKey", "BatchID", "EventDate", "URL" order by row_no) as nth
from export join viewed using (row_no)
where viewed.type in ('open', 'click')
qualify nth > 1
-- fills: email_events
select
    row_no,
    hash(case when "BounceCategory" is not null or "BounceCategoryID" is not null then 'bounce' else viewed.type end, "AccountID", "JobID", "SubscriberKey", "BatchID", "EventDate", "URL", twins.nth) as event_id,
    concat_ws('|', "AccountID", "JobID")                    as campaign_id,
    coalesce("EmailAddress", "SubscriberKey")               as who_email,
    case when regexp_full_match("SubscriberKey", '(003|00Q)[0-9A-Za-z]{12}([A-Z0-5]{3})?') then "SubscriberKey" end as who_crm_id,
    "SubscriberKey"                                         as who_esp_key,
    case viewed.type when 'sent' then 'send' else viewed.type end as type,
    "EventDate"                                             as occurred_at,
    'event'                                                 as at_origin,
    1                                                       as n,
    case when viewed.type in ('unsubscribe', 'complaint') then 'human' else 'unknown' end as actor,
    'none'                                                  as actor_basis,
    coalesce("URL", "LinkName")                             as url,
    "SMTPBounceReason"                                      as reason
from export join viewed using (row_no) left join twins using (row_no)
-- fills: consents
select
    row_no,
    concat_ws('|', 'unsubscribe', "AccountID", "JobID", "SubscriberKey") as consent_id,
    coalesce("EmailAddress", "SubscriberKey")               as who_email,
    "SubscriberKey"                                         as who_esp_key,
    'person' as subject_kind, 'marketing' as purpose, 'unsubscribe' as purpose_raw, 'email' as channel, 'withdrawn' as state,
    "EventDate" as occurred_at, 'link' as method, 'tool' as standard
from export join viewed using (row_no)
where viewed.type = 'unsubscribe'
