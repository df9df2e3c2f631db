-- export.en: Mailchimp › Account › Settings › Manage my data › Export data (aggregate_activity/bounces)
-- export.fr: Mailchimp › Compte › Paramètres › Gérer mes données › Exporter les données (aggregate_activity/bounces)
-- tool: mailchimp
-- needs: Email Address | Adresse e-mail, Bounce Type
-- columns: First Name | Prénom, Last Name | Nom
-- required: Email Address
-- reports: no_times | true
-- reports: unknown_bounce | lower(coalesce("Bounce Type", '')) not in ('hard', 'soft')
-- says.en: no_times | This file gives no moment: its bounces count for their campaign, but in no chart over time. The campaign stands only in the name of the file.
-- says.fr: no_times | Ce fichier ne donne aucune date : ses rebonds comptent pour leur campagne, mais dans aucun graphique dans le temps. La campagne ne figure que dans le nom du fichier.
-- says.en: unknown_bounce | Row {row}: the bounce “{Bounce Type}” is neither hard nor soft. It is kept under that name and counts as neither.
-- says.fr: unknown_bounce | Ligne {row} : le rebond « {Bounce Type} » n'est ni définitif ni temporaire. Il est gardé sous ce nom et ne compte dans aucun des deux.
-- prepares: of_campaign
select *, regexp_extract(getvariable('path'), '([^/]+?)(\.csv)?$', 1) as campaign
from export
-- fills: email_events
select
    row_no, concat_ws('|', campaign, 'bounce', lower("Email Address")) as event_id, campaign as campaign_id, "Email Address" as who_email,
    case lower("Bounce Type") when 'hard' then 'bounce_hard' when 'soft' then 'bounce_soft' else coalesce(lower("Bounce Type"), 'bounce') end as type,
    'none' as at_origin, 1 as n, 'unknown' as actor, 'none' as actor_basis
from of_campaign
-- fills: email_campaigns
select min(row_no) as row_no, campaign as campaign_id, regexp_replace(campaign, '^\d+_', '') as name, 'bulk' as kind
from of_campaign
group by campaign
