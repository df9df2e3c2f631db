-- question.en: Is work piling up?
-- question.fr: Le travail s'accumule-t-il ?
-- title.en: Open requests: {first} at the start, {latest} at the end ({change})
-- title.fr: Demandes ouvertes : {first} au début, {latest} à la fin ({change})
-- reading.en: Requests not settled by Sunday night of each week.
-- reading.fr: Demandes non réglées le dimanche soir de chaque semaine.
-- counts: backlog by week
-- grain: week
-- n: n
select week, cast(sum(n_unresolved) as bigint) as n
from backlog
group by week
order by week
