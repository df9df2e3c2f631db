-- question.en: How does what our customers write move?
-- question.fr: Comment évolue ce qu'écrivent nos clients ?
-- title.en: {feeling}: {far} of texts in {far_label}, {latest} in {latest_label}
-- title.fr: {feeling} : {far} des textes en {far_label}, {latest} en {latest_label}
-- title.en: {feeling}: {first} of texts in {first_label}, {latest} in {latest_label}
-- title.fr: {feeling} : {first} des textes en {first_label}, {latest} en {latest_label}
-- title.en: {feeling}: {flat} of texts in {latest_label}, no clear change since {since}
-- title.fr: {feeling} : {flat} des textes en {latest_label}, sans écart net depuis {since}
-- reading.en: Flag rate of each month, over all the data; months of fewer than 30 texts are left out.
-- reading.fr: Taux de signalement de chaque mois, sur toutes les données ; les mois de moins de 30 textes sont écartés.
-- counts: voices_scored
-- grain: month
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
select said_month as month, count(*) as n, flagged_share(shows_feeling($feeling, is_anxious, is_trusting, is_distrusting, is_waiting, sentiment)) as flagged_share
from voices_scored
where is_scored and said_on < $end
group by said_month
having count(*) >= 30
order by said_month
