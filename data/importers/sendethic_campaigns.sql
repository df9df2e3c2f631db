-- export.en: Sendethic › Reports › Campaign results (one row per campaign)
-- export.fr: Sendethic › Rapports › Résultats des campagnes (une ligne par opération)
-- tool: sendethic
-- needs: N° Opération, Objet du message, Envoyée le, Ouvreurs(%) | Ouvreurs (%), Cliqueurs(%) | Cliqueurs (%)
-- columns: Nom du compte, Reçus(%) | Reçus (%), Désabonnés(%) | Désabonnés (%)
-- time: Envoyée le
-- dates: day-first
-- zone: Europe/Paris assumed
-- number: Reçus(%), Ouvreurs(%), Cliqueurs(%), Désabonnés(%)
-- decimals: comma
-- required: N° Opération
-- reports: totals_only | true
-- says.en: totals_only | This export holds percentages per campaign: the campaigns are listed with them, and no sending, opening or click is made up from them.
-- says.fr: totals_only | Cet export contient des pourcentages par campagne : les campagnes sont listées avec eux, et aucun envoi, ouverture ou clic n'en est déduit.
-- fills: email_campaigns
select
    row_no, "N° Opération" as campaign_id, "Objet du message" as name, "Objet du message" as subject, "Envoyée le" as sent_at, 'bulk' as kind,
    json_object('received_percent', "Reçus(%)", 'opened_percent', "Ouvreurs(%)", 'clicked_percent', "Cliqueurs(%)", 'unsubscribed_percent', "Désabonnés(%)") as stats
from export
