-- export.en: Yotpo Loyalty › Customers › Export (or the file the points were imported from)
-- export.fr: Yotpo Loyalty › Clients › Exporter (ou le fichier d'import des points)
-- tool: yotpo
-- needs: Email | Email address, Points Balance | Current points balance, Points Spent | Referral link
-- columns: Full Name, First Name, Last Name
-- number: Points Balance
-- required: Email, Points Balance
-- drops: Birthday (MM/DD), Birthday (MM/DD/YYYY), Referral link
-- reports: balances_only | true
-- says.en: balances_only | The file holds balances, without dates: each is kept as a balance, and no point earned or spent is worked out from it.
-- says.fr: balances_only | Le fichier contient des soldes, sans date : chacun est gardé comme un solde, et aucun point gagné ou dépensé n'en est déduit.
-- fills: customers
select row_no, "Email" as who_email, coalesce("Full Name", nullif(trim(concat_ws(' ', "First Name", "Last Name")), '')) as display_name, 'person' as kind
from export
-- fills: loyalty_events
select row_no, concat_ws('|', 'balance', lower("Email")) as event_id, "Email" as who_email, 'snapshot' as kind, "Points Balance" as balance
from export
