-- question.en: How has this person's feeling moved?
-- question.fr: Comment le ressenti de cette personne a-t-il évolué ?
-- reading.en: Sentiment of what the person wrote, from −1 (very negative) to 1 (very positive), each day they wrote. A few texts say little: look at the words below.
-- reading.fr: Tonalité de ce que la personne a écrit, de −1 (très négative) à 1 (très positive), chaque jour où elle a écrit. Quelques textes disent peu : voyez les mots plus bas.
-- counts: journey_steps
-- grain: day
-- n: none
-- parameter: person = |
select occurred_on as day, avg(sentiment) as sentiment, count(*) as texts
from journey_steps
where customer_id = $person and sentiment is not null
group by occurred_on
order by occurred_on
