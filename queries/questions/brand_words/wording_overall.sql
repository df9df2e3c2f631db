-- question.en: How do our words read, on the whole?
-- question.fr: Comment se lisent nos mots, dans l'ensemble ?
-- counts: brand_wording by sent_on
select
    count(*) as n, mean_ease(ease) as mean_ease, stddev_samp(ease) as mean_ease_sd, count(ease) as mean_ease_n,
    mean_pressing(pressure_points_per_100_words) as mean_pressing, stddev_samp(pressure_points_per_100_words) as mean_pressing_sd, count(pressure_points_per_100_words) as mean_pressing_n,
    mean_conditions(conditions_per_100_words) as mean_conditions, stddev_samp(conditions_per_100_words) as mean_conditions_sd, count(conditions_per_100_words) as mean_conditions_n
from brand_wording
