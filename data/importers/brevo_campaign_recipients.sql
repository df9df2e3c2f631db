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
    select row_no, "Campaign ID", "Email_ID", 'send' as type, "Send_Date" as occurred_at, 'event' as at_origin, 1 as n, 'unknown' as actor, 'none' as actor_basis, null as reason
    from export where "Send_Date" is not null
    union all
    select row_no, "Campaign ID", "Email_ID", 'delivered', "Delivered_Date", 'event', 1, 'unknown', 'none', null from export where "Delivered_Date" is not null
    union all
    select
        row_no, "Campaign ID", "Email_ID", 'open', "Open_Date", 'first_only', greatest("Total Opens", 1),
        case when "Total Apple MPP Opens" > 0 and "Total Apple MPP Opens" >= coalesce("Total Opens", 0) then 'machine' else 'human' end, 'source_flag', null
    from export where "Open_Date" is not null
    union all
    select row_no, "Campaign ID", "Email_ID", 'bounce_hard', "Hard_Bounce_Date", 'event', 1, 'unknown', 'none', "Hard_Bounce_Reason" from export where "Hard_Bounce_Date" is not null
    union all
    select row_no, "Campaign ID", "Email_ID", 'bounce_soft', "Soft_Bounce_Date", 'event', 1, 'unknown', 'none', "Soft_Bounce_Reason" from export where "Soft_Bounce_Date" is not null
    union all
    select row_no, "Campaign ID", "Email_ID", 'unsubscribe', "Unsubscribe_Date", 'event', 1, 'human', 'source_flag', null from export where "Unsubscribe_Date" is not null
    union all
    select row_no, "Campaign ID", "Email_ID", 'complaint', "Complaint_date", 'event', 1, 'human', 'source_flag', null from export where "Complaint_date" is not null
    union all
    -- clicks are only counted: no moment is told of them
    select row_no, "Campaign ID", "Email_ID", 'click', null, 'none', "Clicked_Links_Count", 'human', 'filtered_by_source', null
    from export where "Clicked_Links_Count" > 0 and coalesce("Open_Date", "Delivered_Date", "Send_Date") is not null
)
select
    row_no,
    concat_ws('|', "Campaign ID", lower(trim("Email_ID")), type) as event_id,
    "Campaign ID"                                           as campaign_id,
    "Email_ID"                                              as who_email,
    type, occurred_at, at_origin, n, actor, actor_basis, reason
from told
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
