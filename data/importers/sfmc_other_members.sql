-- export.en: Marketing Cloud › Automation Studio › Data Extract › Tracking Extract (SendImpression, Lists, Attributes, Surveys, Conversions)
-- export.fr: Marketing Cloud › Automation Studio › Extraction de données › Extraction de suivi (SendImpression, Lists, Attributes, Surveys, Conversions)
-- tool: sfmc
-- format: sfmc_tracking_extract
-- path: (SendImpression|SendImpressions|Lists|Attributes|Surveys|Conversions)\.csv$
-- needs: ClientID
-- excludes: not_counted | true
-- says.en: not_counted | {n} rows of this member of the extract tell nothing that is counted here (regions of a message, lists, attributes, conversions); they are left out.
-- says.fr: not_counted | {n} lignes de cette partie de l'extraction ne disent rien de ce qui est compté ici (zones d'un message, listes, attributs, conversions) ; elles sont écartées.
-- fills: email_campaigns
select row_no, "ClientID" as campaign_id
from export
where false
