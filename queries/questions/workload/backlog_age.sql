-- question.en: How long have open requests been waiting?
-- question.fr: Depuis combien de temps les demandes ouvertes attendent-elles ?
-- title.en: {largest_label}: {largest_share} of the open requests
-- title.fr: {largest_label} : {largest_share} des demandes ouvertes
-- reading.en: Requests not settled in the last week of the period, by age.
-- reading.fr: Demandes non réglées la dernière semaine de la période, selon leur ancienneté.
-- counts: backlog by week
-- grain: age
select age, cast(sum(n_unresolved) as bigint) as n
from backlog
where week = (select max(week) from main.backlog where week >= $start and week < $end)
group by age
order by age
