-- question.en: Which messages are the most pressing?
-- question.fr: Quels messages sont les plus pressants ?
-- title.en: {highest_label}: {highest} points per 100 words; {lowest_label}: {lowest}
-- title.fr: {highest_label} : {highest} points pour 100 mots ; {lowest_label} : {lowest}
-- title.en: {highest_label}: {highest} points of pressing words per 100
-- title.fr: {highest_label} : {highest} points de mots pressants pour 100 mots
-- reading.en: All messages, by what they are for; the words themselves are marked in the messages below.
-- reading.fr: Tous les messages, selon leur nature ; les mots eux-mêmes sont marqués dans les messages ci-dessous.
-- counts: brand_wording by sent_on
-- grain: message_kind
select coalesce(kind, rule_kind, 'unknown') as message_kind, count(*) as n, mean_pressing(pressure_points_per_100_words) as mean_pressing, stddev_samp(pressure_points_per_100_words) as mean_pressing_sd
from brand_wording
where pressure_points_per_100_words is not null
group by 1
order by 1
