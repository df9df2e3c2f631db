-- export.en: PrestaShop › Orders › Export (back office in French)
-- export.fr: PrestaShop › Commandes › Exporter (back-office en français)
-- tool: prestashop
-- format: prestashop_orders
-- needs: ID, Référence, Nouveau client, Client, Total, Paiement, État | Etat | Statut, Date
-- columns: Livraison, Société | Entreprise, Money | Total
-- time: Date
-- dates: day-first
-- zone: Europe/Paris assumed
-- number: Total
-- decimals: comma
-- required: Référence, Date
-- reports: no_identity | true
-- reports: unknown_status | lower("État") not in (
--    'paiement accepté', 'en cours de préparation', 'expédié', 'livré', 'paiement à distance accepté', 'en attente de réapprovisionnement (payé)',
--    'en attente du paiement par chèque', 'en attente de paiement par chèque', 'en attente de virement bancaire',
--    'en attente de validation par contre remboursement', 'en attente de réapprovisionnement (non payé)', 'en attente de paiement', 'paiement partiel',
--    'annulé', 'erreur de paiement', 'remboursé', 'remboursement partiel')
-- says.en: no_identity | This export names no customer that another file could know (no e-mail, no number): its orders count, and join people only through the order reference.
-- says.fr: no_identity | Cet export ne nomme aucun client qu'un autre fichier puisse connaître (ni e-mail, ni numéro) : ses commandes comptent, et ne rejoignent les personnes que par la référence de commande.
-- says.en: unknown_status | Row {row}: the order status “{État}” is not one we know. It is kept as it is.
-- says.fr: unknown_status | Ligne {row} : l'état de commande « {État} » n'est pas connu. Il est gardé tel quel.
-- fills: orders
select
    row_no, "ID" as order_id, "Référence" as who_order_ref, "Référence" as order_ref, "Date" as placed_at,
    case
        when lower("État") in ('paiement accepté', 'en cours de préparation', 'expédié', 'livré', 'paiement à distance accepté',
            'en attente de réapprovisionnement (payé)') then 'paid'
        when lower("État") in ('en attente du paiement par chèque', 'en attente de paiement par chèque', 'en attente de virement bancaire',
            'en attente de validation par contre remboursement', 'en attente de réapprovisionnement (non payé)', 'en attente de paiement',
            'paiement partiel') then 'pending'
        when lower("État") in ('annulé', 'erreur de paiement') then 'cancelled'
        when lower("État") in ('remboursé') then 'refunded'
        when lower("État") in ('remboursement partiel') then 'partial_refund' else lower("État") end as status,
    "État" as status_raw, "Total" as total, "Country" as country, "Currency" as currency
from (
    select
        export.* exclude ("Livraison", "Money"), case lower("Livraison")
            when 'france' then 'FR' when 'belgium' then 'BE' when 'belgique' then 'BE' when 'united kingdom' then 'GB' when 'royaume-uni' then 'GB'
            when 'canada' then 'CA' when 'switzerland' then 'CH' when 'suisse' then 'CH' when 'luxembourg' then 'LU'
            else case when length("Livraison") = 2 then upper("Livraison") end end as "Country",
        case when contains("Money", '€') then 'EUR' when contains("Money", '£') then 'GBP' when contains("Money", 'CHF') then 'CHF' end as "Currency"
    from export
)
