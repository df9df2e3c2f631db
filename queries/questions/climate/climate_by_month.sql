-- question.en: How does national confidence move?
-- question.fr: Comment évolue la confiance nationale ?
-- title.en: Confidence index: from {first} to {latest} over the period
-- title.fr: Indice de confiance : de {first} à {latest} sur la période
-- reading.en: The series as last published: values are revised, each month shows its latest vintage. It is shown on a panel of its own, never on the same axis.
-- reading.fr: La série telle que publiée en dernier : les valeurs sont révisées, chaque mois montre son millésime le plus récent. Elle a son propre panneau, jamais le même axe.
-- counts: climate
-- grain: month
-- parameter: series = |
-- n: none
select month, max_by(value, vintage) as confidence, max(vintage) as latest_vintage
from climate
where series = $series and value is not null and month >= $start and month < $end
group by month
order by month
