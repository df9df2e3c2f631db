-- question.en: Is one answer more often enough?
-- question.fr: Une réponse suffit-elle plus souvent ?
-- title.en: Solved in one answer: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Résolues en une réponse : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Solved in one answer: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Résolues en une réponse : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Solved in one answer: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Résolues en une réponse : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Of the requests of each month resolved by a human, those settled in one public reply and never reopened.
-- reading.fr: Parmi les demandes de chaque mois résolues par un humain, celles réglées en une réponse publique et jamais rouvertes.
-- counts: resolutions by opened_on
-- grain: month
select opened_month as month, count(*) as n, one_touch_share(is_one_touch) as one_touch_share
from resolutions
where is_one_touch is not null
group by opened_month
order by month
