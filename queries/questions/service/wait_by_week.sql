-- question.en: Is the wait for a human growing?
-- question.fr: L'attente d'un humain s'allonge-t-elle ?
-- title.en: Median wait: {far} in the {far_label}, {latest} at the end
-- title.fr: Attente médiane : {far} la {far_label}, {latest} à la fin
-- title.en: Median wait: {first} at the start, {latest} at the end ({change})
-- title.fr: Attente médiane : {first} au début, {latest} à la fin ({change})
-- title.en: Median wait: {flat}, no clear change since the {since}
-- title.fr: Attente médiane : {flat}, sans écart net depuis la {since}
-- reading.en: Median wait of the requests made each week. The last weeks hold requests still open: they count as unfinished, so the median may rise later but is not flattered.
-- reading.fr: Attente médiane des demandes de chaque semaine. Les dernières semaines comptent des demandes encore ouvertes, comme inachevées : la médiane peut monter ensuite, mais n'est pas flattée.
-- counts: ticket_clocks by opened_on
-- grain: week
-- read as: survival_quantiles
select
    opened_week as week,
    list(cast(round(waited_minutes) as bigint)) filter (where is_answered and waited_minutes is not null) as minutes,
    list(cast(round(waited_minutes) as bigint)) filter (where not is_answered and waited_minutes is not null) as minutes_open,
    count(case when is_answered then 1 end) as n_ended,
    count(case when not is_answered then 1 end) as n_open
from ticket_clocks
group by opened_week
order by week
