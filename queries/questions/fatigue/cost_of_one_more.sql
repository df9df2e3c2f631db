-- question.en: How many departures follow one more message to 1,000 people?
-- question.fr: Combien de départs suivent un message de plus à 1 000 personnes ?
-- title.en: Departures per 1,000 messages: {worst} at level {worst_label}, {best} at {best_label}
-- title.fr: Départs pour 1 000 messages : {worst} au palier {worst_label}, {best} au palier {best_label}
-- title.en: Departures per 1,000 messages: {flat_low} to {flat_high}, no level stands out
-- title.fr: Départs pour 1 000 messages : de {flat_low} à {flat_high}, aucun palier ne se détache
-- reading.en: Of 1,000 messages sent to people who had received that many in the window before: departures (spam complaints included) in that week or the four after, before another message, with exact Poisson intervals. The people at each level differ: choose a segment to compare people more alike, and see above for each person compared with themselves.
-- reading.fr: Pour 1 000 messages envoyés à des personnes qui en avaient reçu autant sur la fenêtre précédente : départs (plaintes pour spam comprises) cette semaine-là ou les quatre suivantes, avant un autre message, avec intervalles de Poisson exacts. Les personnes diffèrent d'un niveau à l'autre : choisissez un segment pour comparer des gens plus semblables, et voyez plus haut chacun comparé à lui-même.
-- empty.en: None of the exports brought in records departures, for this period and these filters: how many there were is unknown.
-- empty.fr: Aucun des exports importés n'indique les départs, sur cette période et avec ces filtres : leur nombre est inconnu.
-- fills with: email_events
-- counts: written_levels by week
-- builds on: levels_named
-- grain: messages
-- n: messages_in_all
-- parameter: window_days = 28
with levels as (
    select
        level, sum(case when 7 * weeks_since <= date_diff('day', $start, week) then 0 else people end) as n, sum(messages) as sent, sum(leavers) as leavers
    from written_levels
    where window_days = $window_days and exists (select 1 from subscriptions where left_on is not null)
    group by level
)
select
    levels_named.messages, n, 1000.0 * leavers / cast(sent as double) as opt_outs_per_1000_messages, sent / 1000.0 as opt_outs_per_1000_messages_exposure, sum(sent) over () as messages_in_all
from levels join levels_named on levels_named.level = levels.level
order by levels_named.level
