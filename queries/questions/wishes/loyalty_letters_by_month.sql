-- question.en: How often do people write about the loyalty programme?
-- question.fr: À quelle fréquence écrit-on au sujet de la fidélité ?
-- title.en: About the loyalty programme: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Sur le programme de fidélité : {far} en {far_label}, {latest} en {latest_label}
-- title.en: About the loyalty programme: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Sur le programme de fidélité : {first} en {first_label}, {latest} en {latest_label}
-- title.en: About the loyalty programme: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Sur le programme de fidélité : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Share of what customers write to the service in which points, cards or benefits of the programme are spoken of. A rule people understand raises few questions.
-- reading.fr: Part de ce que les clients écrivent au service où il est question des points, de la carte ou des avantages du programme. Une règle bien comprise suscite peu de questions.
-- counts: voices_scored by said_on
-- grain: month
select said_month as month, count(*) as n, about_loyalty_share(topics) as about_loyalty_share
from voices_scored
where topics is not null and told_in = 'messages'
group by said_month
order by month
