-- question.en: What are people written about?
-- question.fr: De quoi parle-t-on aux gens ?
-- title of: message_kind = promotion
-- title.en: Promotion: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Promotion : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Promotion: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Promotion : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Promotion: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Promotion : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Messages delivered each month by kind, transactional ones included. A decision of yours comes first, then what the tool states, then our rules; the rest is unknown.
-- reading.fr: Messages délivrés chaque mois par nature, transactionnels compris. Votre décision l'emporte, puis ce que déclare l'outil, puis nos règles ; le reste est inconnu.
-- counts: send_days by sent_on
-- grain: month, message_kind
select sent_month as month, kind as message_kind, sum(messages) as n
from send_days
where outcome = 'delivered'
group by sent_month, kind
order by month, message_kind
