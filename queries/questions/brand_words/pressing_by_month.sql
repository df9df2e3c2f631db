-- question.en: Are our messages more pressing than they used to be?
-- question.fr: Nos messages sont-ils plus pressants qu'avant ?
-- title.en: Pressing words: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Mots pressants : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Pressing words: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Mots pressants : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Pressing words: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Mots pressants : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Mean of the messages written each month.
-- reading.fr: Moyenne des messages écrits chaque mois.
-- counts: brand_wording by sent_on
-- grain: month
select sent_month as month, count(*) as n, mean_pressing(pressure_points_per_100_words) as mean_pressing, stddev_samp(pressure_points_per_100_words) as mean_pressing_sd
from brand_wording
where pressure_points_per_100_words is not null
group by 1
order by 1
