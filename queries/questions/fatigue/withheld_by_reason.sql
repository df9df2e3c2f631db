-- question.en: Which messages were held back, and why?
-- question.fr: Quels messages ont été retenus, et pourquoi ?
-- title.en: {largest_label}: {largest_share} of messages held back
-- title.fr: {largest_label} : {largest_share} des messages retenus
-- reading.en: Messages that a cap, a block or a suppression list stopped before leaving, with the reason the tool gives; one that the receiving server refused had left. Most tools do not export them: absence here is no proof that nothing is withheld.
-- reading.fr: Messages arrêtés avant le départ par un plafond, un blocage ou une liste d'exclusion, avec le motif de l'outil ; un message refusé par le serveur destinataire, lui, était parti. La plupart des outils ne les exportent pas : leur absence ici ne prouve pas que rien n'est retenu.
-- exports: sfmc_tracking_events, hubspot_email_events
-- counts: send_days by sent_on
-- grain: withheld_reason
select withheld_reason, sum(messages) as n
from send_days
where is_marketing and outcome = 'withheld'
group by withheld_reason
order by n desc, withheld_reason
