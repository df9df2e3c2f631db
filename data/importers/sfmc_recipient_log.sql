-- export.en: Marketing Cloud › Data extension of e-mail logs, one row per recipient and send
-- export.fr: Marketing Cloud › Extension de données des journaux d'e-mails, une ligne par destinataire et envoi
-- tool: sfmc
-- needs: SubscriberKey, EmailName, SentDate, OpenDate, ClickDate, BounceDate, UnsubscribeDate
-- columns: EmailSendDefinition, ListID, BounceCategory, EmailAddress
-- time: SentDate, OpenDate, ClickDate, BounceDate, UnsubscribeDate
-- dates: month-first
-- zone: Etc/GMT+6 assumed
-- required: SubscriberKey, SentDate
-- notes: opens_mixed | "OpenDate" is not null
-- reports: unknown_bounce | "BounceDate" is not null and lower(coalesce("BounceCategory", '')) not in (
--    'hard bounce', 'soft bounce', 'block bounce', 'technical/other bounce')
-- says.en: opens_mixed | This export does not tell opens by people from opens by machines (privacy proxies, security scanners): its {n} opens count as “unknown”, never as people.
-- says.fr: opens_mixed | Cet export ne distingue pas les ouvertures humaines de celles des machines (relais de confidentialité, antivirus) : ses {n} ouvertures comptent comme « inconnues », jamais comme humaines.
-- says.en: unknown_bounce | Row {row}: the bounce category “{BounceCategory}” says neither hard nor soft. It is kept under that name and counts as neither.
-- says.fr: unknown_bounce | Ligne {row} : la catégorie de rebond « {BounceCategory} » n'est ni définitive ni temporaire. Elle est gardée sous ce nom et ne compte dans aucune des deux.
-- fills: email_events
with told as (
    select *, unnest([
        struct_pack(type := 'send', happened := "SentDate", origin := 'event', actor := 'unknown', basis := 'none'),
        struct_pack(type := 'open', happened := "OpenDate", origin := 'first_only', actor := 'unknown', basis := 'none'),
        struct_pack(type := 'click', happened := "ClickDate", origin := 'first_only', actor := 'unknown', basis := 'none'),
        struct_pack(
            type := case lower("BounceCategory")
                when 'hard bounce' then 'bounce_hard' when 'soft bounce' then 'bounce_soft' when 'technical/other bounce' then 'bounce_soft'
                when 'block bounce' then 'block' else coalesce(lower("BounceCategory"), 'bounce') end,
            happened := "BounceDate", origin := 'event', actor := 'unknown', basis := 'none'),
        struct_pack(type := 'unsubscribe', happened := "UnsubscribeDate", origin := 'event', actor := 'human', basis := 'none')
    ]) as e
    from export
)
select
    row_no,
    concat_ws('|', 'recipient log', "EmailSendDefinition", "EmailName", "SubscriberKey", "SentDate", e.type) as event_id,
    concat_ws('|', "EmailSendDefinition", "EmailName")      as campaign_id,
    coalesce("EmailAddress", "SubscriberKey")               as who_email,
    case when regexp_full_match("SubscriberKey", '(003|00Q)[0-9A-Za-z]{12}([A-Z0-5]{3})?') then "SubscriberKey" end as who_crm_id,
    "SubscriberKey"                                         as who_esp_key,
    e.type as type, e.happened as occurred_at, e.origin as at_origin, 1 as n, e.actor as actor, e.basis as actor_basis
from told
where e.happened is not null
-- fills: email_campaigns
select
    min(row_no) as row_no, concat_ws('|', "EmailSendDefinition", "EmailName") as campaign_id, any_value("EmailName") as name, min("SentDate") as sent_at
from export
group by "EmailSendDefinition", "EmailName"
-- fills: consents
select
    row_no, concat_ws('|', 'unsubscribe', "EmailSendDefinition", "EmailName", "SubscriberKey", "UnsubscribeDate") as consent_id,
    coalesce("EmailAddress", "SubscriberKey") as who_email, "SubscriberKey" as who_esp_key, 'person' as subject_kind,
    'marketing' as purpose, 'unsubscribe' as purpose_raw, 'email' as channel, 'withdrawn' as state, "UnsubscribeDate" as occurred_at,
    'link' as method, 'tool' as standard
from export
where "UnsubscribeDate" is not null
