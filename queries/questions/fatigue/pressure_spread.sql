-- question.en: How many messages does each person receive?
-- question.fr: Combien de messages chaque personne reçoit-elle ?
-- title of: messages = 0
-- title.en: {value} of people received no message ({span})
-- title.fr: {value} des personnes n'ont reçu aucun message ({span})
-- reading.en: People by the number of marketing messages delivered to them over the window that ends with the last whole week, all channels. Transactional messages are left out.
-- reading.fr: Les personnes selon le nombre de messages marketing délivrés sur la fenêtre qui finit avec la dernière semaine entière, tous canaux. Les messages transactionnels sont écartés.
-- counts: pressure_counts by week
-- grain: messages
-- parameter: window_days = 28
select least(messages, 40) as messages, sum(people) as n
from pressure_counts
where window_days = $window_days and week = (select max(week) from pressure_counts)
group by least(messages, 40)
order by messages
