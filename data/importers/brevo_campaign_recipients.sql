-- export.en: Brevo › Campaigns › (a campaign) › Recipients › Export all
-- export.fr: Brevo › Campagnes › (une campagne) › Destinataires › Tout exporter
-- tool: brevo
-- needs: Campaign ID, Email_ID, Send_Date, Total Apple MPP Opens
-- columns: Campaign Name, Delivered_Date, Open_Date, Total Opens, Unsubscribe_Date, Hard_Bounce_Date, Hard_Bounce_Reason
-- columns: Soft_Bounce_Date, Soft_Bounce_Reason, Clicked_Links_Count, Complaint_date
-- time: Send_Date, Delivered_Date, Open_Date, Unsubscribe_Date, Hard_Bounce_Date, Soft_Bounce_Date, Complaint_date
-- dates: day-first
-- zone: UTC assumed
-- number: Total Opens, Total Apple MPP Opens, Clicked_Links_Count
-- required: Campaign ID, Email_ID
-- missing: NA
-- drops: Open_IP, Click_IP, Unsubscribe_IP
-- fills: email_events
with told as (
    select *, unnest([
        struct_pack(type := 'send', happened := "Send_Date", origin := 'event', n := 1, actor := 'unknown', basis := 'none', reason := null),
        struct_pack(type := 'delivered', happened := "Delivered_Date", origin := 'event', n := 1, actor := 'unknown', basis := 'none', reason := null),
        struct_pack(
            type := 'open', happened := "Open_Date", origin := 'first_only', n := cast(greatest("Total Opens", 1) as integer),
            actor := case when "Total Apple MPP Opens" > 0 and "Total Apple MPP Opens" >= coalesce("Total Opens", 0) then 'machine' else 'human' end,
            basis := 'source_flag', reason := null),
        struct_pack(type := 'bounce_hard', happened := "Hard_Bounce_Date", origin := 'event', n := 1, actor := 'unknown', basis := 'none', reason := "Hard_Bounce_Reason"),
        struct_pack(type := 'bounce_soft', happened := "Soft_Bounce_Date", origin := 'event', n := 1, actor := 'unknown', basis := 'none', reason := "Soft_Bounce_Reason"),
        struct_pack(type := 'unsubscribe', happened := "Unsubscribe_Date", origin := 'event', n := 1, actor := 'human', basis := 'source_flag', reason := null),
        struct_pack(type := 'complaint', happened := "Complaint_date", origin := 'event', n := 1, actor := 'human', basis := 'source_flag', reason := null),
        struct_pack(
            type := 'click', happened := case when "Clicked_Links_Count" > 0 then coalesce("Open_Date", "Delivered_Date", "Send_Date") end,
            origin := 'none', n := cast("Clicked_Links_Count" as integer), actor := 'human', basis := 'filtered_by_source', reason := null)
    ]) as e
    from export
)
select
    row_no,
    concat_ws('|', "Campaign ID", lower(trim("Email_ID")), e.type) as event_id,
    "Campaign ID"                                           as campaign_id,
    "Email_ID"                                              as who_email,
    e.type                                                  as type,
    case when e.origin = 'none' then null else e.happened end as occurred_at,
    e.origin                                                as at_origin,
    e.n                                                     as n,
    e.actor                                                 as actor,
    e.basis                                                 as actor_basis,
    e.reason                                                as reason
from told
where e.happened is not null
-- fills: email_campaigns
select min(row_no) as row_no, "Campaign ID" as campaign_id, any_value("Campaign Name") as name, min("Send_Date") as sent_at, 'bulk' as kind
from export
group by "Campaign ID"
-- fills: consents
select
    row_no,
    concat_ws('|', 'unsubscribe', "Campaign ID", lower(trim("Email_ID"))) as consent_id,
    "Email_ID" as who_email, 'person' as subject_kind, 'marketing' as purpose, 'unsubscribe' as purpose_raw, 'email' as channel, 'withdrawn' as state,
    "Unsubscribe_Date" as occurred_at, 'link' as method, 'tool' as standard
from export
where "Unsubscribe_Date" is not null
