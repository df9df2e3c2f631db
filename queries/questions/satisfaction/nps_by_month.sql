-- question.en: Is recommendation rising?
-- question.fr: La recommandation progresse-t-elle ?
-- title.en: NPS: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: NPS : {far} en {far_label}, {latest} en {latest_label}
-- title.en: NPS: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: NPS : {first} en {first_label}, {latest} en {latest_label}
-- title.en: NPS: {flat} in {latest_label}, no clear change since {since}
-- title.fr: NPS : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Net promoter score of the answers of each month, with its 95% interval: where the intervals of two months overlap widely, chance may explain the difference.
-- reading.fr: Net promoter score des réponses de chaque mois, avec son intervalle à 95 % : quand les intervalles de deux mois se recouvrent largement, le hasard peut expliquer l'écart.
-- fills with: survey_responses
-- counts: satisfaction by answered_on
-- grain: month
select
    answered_month as month,
    count(*) as n,
    net_promoter_score(is_promoter, is_detractor) as net_promoter_score,
    count(case when is_promoter then 1 end) as n_promoters,
    count(case when is_detractor then 1 end) as n_detractors
from satisfaction
where metric = 'nps' and is_answered and refused is null
group by answered_month
order by month
