-- export.en: Oracle Eloqua › Bulk API › Activity export (e-mail sends, opens, clicks, bouncebacks, subscriptions), CSV or JSON
-- export.fr: Oracle Eloqua › API Bulk › Export d'activités (envois, ouvertures, clics, rebonds, abonnements), CSV ou JSON
-- tool: eloqua
-- needs: ActivityId, ActivityType, ActivityDate, AssetName
-- columns: EmailAddress, ContactId, AssetId, AssetType, CampaignId, CampaignName, SubjectLine, EmailRecipientId, DeploymentId, EmailSendType
-- columns: EmailClickedThruLink, EmailWebLink, SmtpErrorCode, SmtpStatusCode, SmtpMessage
-- time: ActivityDate
-- dates: month-first
-- zone: America/New_York assumed
-- required: ActivityId, ActivityType, ActivityDate
-- drops: IpAddress, VisitorId, VisitorExternalId, ExternalId, EmailWebLink
-- excludes: not_an_email | lower("ActivityType") not in ('emailsend', 'emailopen', 'emailclickthrough', 'bounceback', 'subscribe', 'unsubscribe')
-- notes: opens_mixed | lower("ActivityType") = 'emailopen'
-- reports: unknown_bounce | lower("ActivityType") = 'bounceback' and not regexp_matches(coalesce("SmtpStatusCode", "SmtpErrorCode", ''), '^[45]')
-- says.en: not_an_email | Pages seen, forms sent and other activities that are no e-mail, left out: {n}.
-- says.fr: not_an_email | Pages vues, formulaires envoyés et autres activités qui ne sont pas des e-mails, écartés : {n}.
-- says.en: opens_mixed | This export does not tell opens by people from opens by machines (privacy proxies, security scanners): its {n} opens count as “unknown”, never as people.
-- says.fr: opens_mixed | Cet export ne distingue pas les ouvertures humaines de celles des machines (relais de confidentialité, antivirus) : ses {n} ouvertures comptent comme « inconnues », jamais comme humaines.
-- says.en: unknown_bounce | Row {row}: this bounce has no code that says hard (5) or soft (4). It is kept as a bounce and counts as neither.
-- says.fr: unknown_bounce | Ligne {row} : ce rebond n'a pas de code disant définitif (5) ou temporaire (4). Il est gardé comme rebond et ne compte dans aucun des deux.
-- fills: email_events
select
    row_no,
    "ActivityId"                                            as event_id,
    concat_ws('|', 'asset', coalesce("AssetId", "AssetName")) as campaign_id,
    "EmailAddress"                                          as who_email,
    "ContactId"                                             as who_esp_key,
    case lower("ActivityType")
        when 'emailsend' then 'send' when 'emailopen' then 'open' when 'emailclickthrough' then 'click' when 'unsubscribe' then 'unsubscribe'
        else case
            when starts_with("SmtpStatusCode", '5.7') then 'block'
            when starts_with(coalesce("SmtpStatusCode", "SmtpErrorCode"), '5') then 'bounce_hard'
            when starts_with(coalesce("SmtpStatusCode", "SmtpErrorCode"), '4') then 'bounce_soft'
            else 'bounce' end
        end                                                 as type,
    "ActivityDate"                                          as occurred_at,
    'event'                                                 as at_origin,
    1                                                       as n,
    case when lower("ActivityType") = 'unsubscribe' then 'human' else 'unknown' end as actor,
    'none'                                                  as actor_basis,
    "EmailClickedThruLink"                                  as url,
    "SmtpMessage"                                           as reason,
    "EmailRecipientId"                                      as message_ref
from export
where lower("ActivityType") <> 'subscribe'
-- fills: email_campaigns
select
    min(row_no) as row_no, concat_ws('|', 'asset', coalesce("AssetId", "AssetName")) as campaign_id,
    any_value("AssetName") as name, any_value("SubjectLine") as subject, min("ActivityDate") as sent_at
from export
where lower("ActivityType") = 'emailsend'
group by 2
-- fills: consents
select
    row_no, "ActivityId" as consent_id, "EmailAddress" as who_email, "ContactId" as who_esp_key, 'person' as subject_kind, 'marketing' as purpose,
    "ActivityType" as purpose_raw, 'email' as channel, case lower("ActivityType") when 'subscribe' then 'granted' else 'withdrawn' end as state,
    "ActivityDate" as occurred_at, case lower("ActivityType") when 'subscribe' then 'form' else 'link' end as method, 'tool' as standard
from export
where lower("ActivityType") in ('subscribe', 'unsubscribe')
