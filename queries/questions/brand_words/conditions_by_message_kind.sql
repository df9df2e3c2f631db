-- question.en: How many conditions do they set?
-- question.fr: Combien de conditions posent-ils ?
-- title.en: Conditions per 100 words: {worst_label} {worst}, {best_label} {best}
-- title.fr: Conditions pour 100 mots : {worst_label} {worst}, {best_label} {best}
-- title.en: Conditions per 100 words: {worst_label} {worst}
-- title.fr: Conditions pour 100 mots : {worst_label} {worst}
-- reading.en: Messages of 30 words or more, by what they are for.
-- reading.fr: Messages d'au moins 30 mots, selon leur nature.
-- counts: brand_wording by sent_on
-- grain: message_kind
select coalesce(kind, rule_kind, 'unknown') as message_kind, count(*) as n, mean_conditions(conditions_per_100_words) as mean_conditions, stddev_samp(conditions_per_100_words) as mean_conditions_sd
from brand_wording
where conditions_per_100_words is not null
group by 1
order by 1
