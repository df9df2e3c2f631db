-- question.en: How many messages does each person receive?
-- question.fr: Combien de messages chaque personne reçoit-elle ?
-- title of: messages = 0
-- title.en: {value} of people received none ({span})
-- title.fr: {value} des personnes n'en ont reçu aucun ({span})
-- reading.en: People by the number of marketing messages delivered to them over the window that ends with the last whole week, all channels. Transactional messages are left out.
-- reading.fr: Les personnes selon le nombre de messages marketing délivrés sur la fenêtre qui finit avec la dernière semaine entière, tous canaux. Les messages transactionnels sont écartés.
-- counts: person_weeks by week
-- grain: messages
-- parameter: window_days = 28
with last_week as (
    select case $window_days when 7 then pressure_7 when 14 then pressure_14 when 90 then pressure_90 else pressure_28 end as messages from person_weeks where week = (select max(week) from person_weeks)
)
select least(messages, 40) as messages, count(*) as n
from last_week
group by least(messages, 40)
order by messages
