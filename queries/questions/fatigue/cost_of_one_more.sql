-- question.en: What does one more message per 1,000 people cost?
-- question.fr: Que coûte un message de plus à 1 000 personnes ?
-- title.en: Departures per 1,000 messages: {worst} at level {worst_label}, {best} at {best_label}
-- title.fr: Départs pour 1 000 messages : {worst} au palier {worst_label}, {best} au palier {best_label}
-- title.en: Departures per 1,000 messages: {flat_low} to {flat_high}, no level stands out
-- title.fr: Départs pour 1 000 messages : de {flat_low} à {flat_high}, aucun palier ne se détache
-- reading.en: Of 1,000 messages sent to people who had received that many in the window before: departures (complaints included) in the week, with exact Poisson intervals. Who stands at each level differs: choose a segment to compare people more alike, and see above for each person against themselves.
-- reading.fr: Pour 1 000 messages envoyés à des personnes qui en avaient reçu autant sur la fenêtre précédente : départs (plaintes comprises) de la semaine, avec intervalles de Poisson exacts. Les personnes diffèrent d'un niveau à l'autre : choisissez un segment pour comparer des gens plus semblables, et voyez plus haut chacun face à soi-même.
-- counts: written_levels by week
-- grain: messages
-- parameter: window_days = 28
select
    case
        when level = 0 then '0'
        when level = 8 then concat(cast(7 * (case $window_days when 90 then 6 when 28 then 2 else 1 end) + 1 as varchar), '+')
        when (case $window_days when 90 then 6 when 28 then 2 else 1 end) = 1 then cast(level as varchar)
        else concat(cast((level - 1) * (case $window_days when 90 then 6 when 28 then 2 else 1 end) + 1 as varchar), '–', cast(level * (case $window_days when 90 then 6 when 28 then 2 else 1 end) as varchar)) end as messages,
    sum(case when weeks_since is null or 7 * weeks_since > date_diff('day', $start, week) then people else 0 end) as n,
    1000.0 * sum(leavers) / cast(sum(messages) as double) as opt_outs_per_1000_messages,
    sum(messages) / 1000.0 as opt_outs_per_1000_messages_exposure
from written_levels
where window_days = $window_days
group by level
order by level
