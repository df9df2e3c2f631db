-- question.en: How often do people write about the loyalty programme?
-- question.fr: À quelle fréquence écrit-on au sujet de la fidélité ?
-- reading.en: Share of customers' texts in which points, cards or benefits of the programme are spoken of. A rule people understand brings few questions.
-- reading.fr: Part des textes de clients où il est question des points, de la carte ou des avantages du programme. Une règle comprise amène peu de questions.
-- counts: voices_scored by said_on
-- grain: month
select said_month as month, count(*) as n, about_loyalty_share(topics) as about_loyalty_share
from voices_scored
where topics is not null
group by said_month
order by month
