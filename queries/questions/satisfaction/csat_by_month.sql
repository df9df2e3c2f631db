-- question.en: Is satisfaction rising?
-- question.fr: La satisfaction progresse-t-elle ?
-- title.en: Satisfied: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Satisfaits : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Satisfied: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Satisfaits : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Satisfied: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Satisfaits : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Share satisfied among the answers of each month.
-- reading.fr: Part satisfaite parmi les réponses de chaque mois.
-- fills with: survey_responses
-- counts: satisfaction by answered_on
-- grain: month
select answered_month as month, count(*) as n, satisfied_share(is_satisfied) as satisfied_share
from satisfaction
where metric = 'csat' and is_answered and refused is null
group by answered_month
order by month
