-- question.en: Do our messages become easier to read?
-- question.fr: Nos messages deviennent-ils plus faciles à lire ?
-- title.en: {moved_label}: ease {moved_first} in {first_label}, {moved_latest} in {latest_label}
-- title.fr: {moved_label} : facilité {moved_first} en {first_label}, {moved_latest} en {latest_label}
-- reading.en: Mean of the messages written each month, each language by its own formula.
-- reading.fr: Moyenne des messages écrits chaque mois, chaque langue selon sa formule.
-- counts: brand_wording by sent_on
-- grain: month, language
select sent_month as month, language, count(*) as n, mean_ease(ease) as mean_ease, stddev_samp(ease) as mean_ease_sd
from brand_wording
where ease is not null
group by 1, 2
order by 1, 2
