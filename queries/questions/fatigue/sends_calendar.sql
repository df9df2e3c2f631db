-- question.en: When are messages sent?
-- question.fr: Quand les messages partent-ils ?
-- title.en: Busiest day: {peak_label} ({peak} messages)
-- title.fr: Jour le plus chargé : le {peak_label} ({peak} messages)
-- reading.en: Marketing messages delivered on each day: months down, days of the month across.
-- reading.fr: Messages marketing délivrés chaque jour : les mois en lignes, les jours du mois en colonnes.
-- counts: send_days by sent_on
-- grain: month, day_of_month
select sent_month as month, extract(day from sent_on) as day_of_month, sum(messages) as n
from send_days
where is_marketing and outcome = 'delivered'
group by sent_month, extract(day from sent_on)
order by month, day_of_month
