-- question.en: Is work piling up?
-- question.fr: Le travail s'accumule-t-il ?
-- title.en: Open requests: {first} at the start, {latest} at the end ({change})
-- title.fr: Demandes ouvertes : {first} au début, {latest} à la fin ({change})
-- reading.en: Requests not settled by Sunday night of each week. From the week in which the first of the tools still in use was last exported, requests of the others alone are known: those weeks count as unfinished.
-- reading.fr: Demandes non réglées le dimanche soir de chaque semaine. À partir de la semaine du dernier export du premier des outils encore utilisés, on ne connaît que celles des autres : ces semaines comptent comme inachevées.
-- counts: backlog by week
-- grain: week
-- n: n
with used as (
    -- a tool not heard of for a quarter is taken for one that was left
    select source_system, observed_until from main.observed
    where source_system in (select source_system from backlog) and observed_until >= (select max(observed_until) - interval 91 days from main.observed)
)
select
    week, cast(sum(n_unresolved) as bigint) as n,
    coalesce(week >= (select cast(date_trunc('week', cast(min(observed_until) as timestamp)) as date) from used), false) as is_incomplete
from backlog
group by week
order by week
