-- question.en: How often are messages reported as unwanted?
-- question.fr: À quelle fréquence les messages sont-ils signalés comme indésirables ?
-- title.en: {latest} of messages reported as unwanted in {latest_label}
-- title.fr: {latest} des messages signalés comme indésirables en {latest_label}
-- reading.en: The lines across are 0.10 %, the share mailbox providers ask to stay below, and 0.30 %, from which they refuse mail. Only complaints that the sending tool receives are known.
-- reading.fr: Les lignes marquent 0,10 %, part sous laquelle les messageries demandent de rester, et 0,30 %, à partir de laquelle elles refusent le courrier. Seules les plaintes transmises à l'outil d'envoi sont connues.
-- empty.en: No tool brought in here tells of complaints, in this period and with these filters: how many there were is not known.
-- empty.fr: Aucun outil repris ici ne dit les plaintes, sur cette période et avec ces filtres : on ne sait pas combien il y en a eu.
-- fills with: email_events
-- counts: send_days by sent_on
-- grain: month
select sent_month as month, sum(messages) as n, sum(complained) / cast(sum(messages) as double) as complaint_rate
from send_days
where is_marketing and outcome = 'delivered' and complained is not null
group by sent_month
order by month
