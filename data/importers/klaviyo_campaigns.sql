-- export.en: Klaviyo › Analytics › Campaigns › Export (one row per campaign)
-- export.fr: Klaviyo › Analyses › Campagnes › Exporter (une ligne par campagne)
-- tool: klaviyo
-- needs: Campaign Name, Subject, List, Send Time, Total Recipients
-- columns: Campaign ID, Campaign Channel, Unique Opens, Unique Clicks, Unsubscribes, Bounces, Spam Complaints
-- time: Send Time
-- zone: UTC assumed
-- number: Total Recipients, Unique Opens, Unique Clicks, Unsubscribes, Bounces, Spam Complaints
-- required: Campaign Name
-- excludes: other_channel | lower("Campaign Channel") <> 'email'
-- reports: totals_only | true
-- says.en: other_channel | {n} campaigns went out by another channel than e-mail; they are left out.
-- says.fr: other_channel | {n} campagnes sont parties par un autre canal que l'e-mail ; elles sont écartées.
-- says.en: totals_only | This export holds totals per campaign: the campaigns are listed with them, and no sending, opening or click is made up from them.
-- says.fr: totals_only | Cet export contient des totaux par campagne : les campagnes sont listées avec eux, et aucun envoi, ouverture ou clic n'en est déduit.
-- fills: email_campaigns
select
    row_no, coalesce("Campaign ID", concat_ws('|', "Campaign Name", "Send Time")) as campaign_id, "Campaign Name" as name, "Subject" as subject,
    "Send Time" as sent_at, 'bulk' as kind,
    json_object(
        'recipients', "Total Recipients", 'unique_opens', "Unique Opens", 'unique_clicks', "Unique Clicks", 'unsubscribes', "Unsubscribes",
        'bounces', "Bounces", 'complaints', "Spam Complaints") as stats
from export
