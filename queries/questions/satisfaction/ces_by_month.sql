-- question.en: Is it getting easier?
-- question.fr: Est-ce de plus en plus facile ?
-- title.en: Ease: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Facilité : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Ease: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Facilité : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Ease: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Facilité : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Mean ease of the answers of each month.
-- reading.fr: Facilité moyenne des réponses de chaque mois.
-- fills with: survey_responses
-- counts: satisfaction by answered_on
-- grain: month
select answered_month as month, count(*) as n, ease_score(position) as ease_score, stddev_samp(position) as ease_score_sd
from satisfaction
where metric = 'ces' and is_answered and refused is null
group by answered_month
order by month
