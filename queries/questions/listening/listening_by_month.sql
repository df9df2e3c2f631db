-- question.en: Does the brand listen better?
-- question.fr: La marque écoute-t-elle mieux ?
-- title.en: Heard: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Entendues : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Heard: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Entendues : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Heard: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Entendues : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: By the month in which people spoke; the latest have had less time to be answered.
-- reading.fr: Selon le mois où les personnes ont parlé ; les dernières ont eu moins de temps pour recevoir une réponse.
-- counts: spoken by said_on
-- grain: month
with each as (
    select said_month as month, count(*) as said, count(case when is_heard then 1 end) as heard
    from spoken
    where is_heard is not null
    group by said_month, person_no
)
select month, coalesce(sum(said), 0) as n, listening_rate(heard, said) as listening_rate, person_error(heard, said) as listening_rate_error, count(*) as people
from each
group by month
order by month
