-- question.en: How easy are our messages to read?
-- question.fr: Nos messages sont-ils faciles à lire ?
-- title.en: Ease of reading: {worst_label} {worst}, {best_label} {best}
-- title.fr: Facilité de lecture : {worst_label} {worst}, {best_label} {best}
-- title.en: Ease of reading {flat_low} to {flat_high}: no kind stands out
-- title.fr: Facilité de lecture de {flat_low} à {flat_high} : aucune nature ne se détache
-- reading.en: Messages of 30 words or more, by what they are for.
-- reading.fr: Messages d'au moins 30 mots, selon leur nature.
-- counts: brand_wording by sent_on
-- grain: message_kind
select coalesce(kind, rule_kind, 'unknown') as message_kind, count(*) as n, mean_ease(ease) as mean_ease, stddev_samp(ease) as mean_ease_sd
from brand_wording
where ease is not null
group by 1
order by 1
