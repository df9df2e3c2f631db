-- question.en: Is what is sent what people said they care about?
-- question.fr: Envoie-t-on ce que les gens disent les intéresser ?
-- title.en: About a declared interest: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Sur un intérêt déclaré : {far} en {far_label}, {latest} en {latest_label}
-- title.en: About a declared interest: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Sur un intérêt déclaré : {first} en {first_label}, {latest} en {latest_label}
-- title.en: About a declared interest: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Sur un intérêt déclaré : {flat} en {latest_label}, sans écart net depuis {since}
-- title.en: {latest} of product messages are about a declared interest in {latest_label}
-- title.fr: {latest} des messages produit portent sur un intérêt déclaré en {latest_label}
-- reading.en: Only messages whose category is known, to people who declared interests. An interest worded otherwise than the category counts once you say what it means (setting interest.<words>).
-- reading.fr: Seulement les messages dont la catégorie est connue, à des personnes ayant déclaré des intérêts. Un intérêt dit avec d'autres mots que la catégorie compte dès que vous dites ce qu'il désigne (réglage interest.<mots>).
-- counts: send_days by sent_on
-- grain: month
select sent_month as month, sum(messages) as n, sum(case when matches_interest then messages else 0 end) / cast(sum(messages) as double) as matching_interest_share
from send_days
where is_marketing and outcome = 'delivered' and matches_interest is not null
group by sent_month
order by month
