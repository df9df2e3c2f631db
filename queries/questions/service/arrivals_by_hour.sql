-- question.en: When do requests arrive?
-- question.fr: Quand arrivent les demandes ?
-- title.en: Busiest hour: {highest_label} ({highest} requests)
-- title.fr: Heure la plus chargée : {highest_label} ({highest} demandes)
-- reading.en: Requests made in each hour of the week, in the store's time zone.
-- reading.fr: Demandes faites à chaque heure de la semaine, dans le fuseau de l'entrepôt.
-- counts: ticket_clocks by opened_on
-- grain: weekday, hour
select opened_weekday as weekday, opened_hour as hour, count(*) as n
from ticket_clocks
group by opened_weekday, opened_hour
order by weekday, hour
