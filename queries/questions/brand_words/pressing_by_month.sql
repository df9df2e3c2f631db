-- question.en: Do we press more than we used to?
-- question.fr: Pressons-nous plus qu'avant ?
-- reading.en: Mean of the messages written each month.
-- reading.fr: Moyenne des messages écrits chaque mois.
-- counts: brand_wording by sent_at
-- grain: month
select cast(date_trunc('month', sent_at) as date) as month, count(*) as n, mean_pressing(pressure_points_per_100_words) as mean_pressing, stddev_samp(pressure_points_per_100_words) as mean_pressing_sd
from brand_wording
where pressure_points_per_100_words is not null
group by 1
order by 1
