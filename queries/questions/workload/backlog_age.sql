-- question.en: How old is what is waiting?
-- question.fr: Quel âge a ce qui attend ?
-- title.en: {largest_label}: {largest_share} of the open requests
-- title.fr: {largest_label} : {largest_share} des demandes ouvertes
-- reading.en: Requests not settled in the last week of the period, by age.
-- reading.fr: Demandes pas réglées la dernière semaine de la période, selon leur âge.
-- counts: backlog by week
-- grain: age
select age, cast(sum(n_unresolved) as bigint) as n
from backlog
where week = (select max(week) from main.backlog where week >= $start and week < $end)
group by age
order by age
