-- question.en: How often are messages reported as spam?
-- question.fr: À quelle fréquence les messages sont-ils signalés comme spam ?
-- title.en: {latest} of messages reported as spam in {latest_label}
-- title.fr: {latest} des messages signalés comme spam en {latest_label}
-- reading.en: The lines across are 0.10%, the share mailbox providers ask to stay below, and 0.30%, from which they refuse mail. Only complaints that the sending tool receives are known.
-- reading.fr: Les lignes marquent 0,10 %, part sous laquelle les messageries demandent de rester, et 0,30 %, à partir de laquelle elles refusent le courrier. Seules sont connues les plaintes transmises à l'outil d'envoi.
-- empty.en: None of the exports brought in records spam complaints, for this period and these filters: how many there were is unknown.
-- empty.fr: Aucun des exports importés n'indique les plaintes pour spam, sur cette période et avec ces filtres : leur nombre est inconnu.
-- fills with: email_events
-- counts: send_days by sent_on
-- grain: month
select sent_month as month, sum(messages) as n, sum(complained) / cast(sum(messages) as double) as complaint_rate
from send_days
where is_marketing and outcome = 'delivered' and complained is not null
group by sent_month
order by month
