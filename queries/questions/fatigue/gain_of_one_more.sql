-- question.en: And how many clicks?
-- question.fr: Et combien de clics ?
-- title.en: Clicked per 1,000 messages: {best} at level {best_label}, {worst} at {worst_label}
-- title.fr: Cliqués pour 1 000 messages : {best} au palier {best_label}, {worst} au palier {worst_label}
-- title.en: Clicked per 1,000 messages: {flat_low} to {flat_high}, no level stands out
-- title.fr: Cliqués pour 1 000 messages : de {flat_low} à {flat_high}, aucun palier ne se détache
-- reading.en: Of 1,000 messages sent to people who had received that many in the window before: messages clicked, at once or later, with exact Poisson intervals. The people at each level differ: choose a segment to compare people more alike, and see above for each person compared with themselves.
-- reading.fr: Pour 1 000 messages envoyés à des personnes qui en avaient reçu autant sur la fenêtre précédente : messages cliqués, aussitôt ou plus tard, avec intervalles de Poisson exacts. Les personnes diffèrent d'un niveau à l'autre : choisissez un segment pour comparer des gens plus semblables, et voyez plus haut chacun comparé à lui-même.
-- counts: written_levels by week
-- builds on: levels_named
-- grain: messages
-- n: messages_in_all
-- parameter: window_days = 28
with levels as (
    select
        level, sum(case when 7 * weeks_since <= date_diff('day', $start, week) then 0 else people end) as n, sum(messages) as sent, sum(clicked) as clicked
    from written_levels
    where window_days = $window_days
    group by level
)
select
    levels_named.messages, n, 1000.0 * clicked / cast(sent as double) as clicks_per_1000_messages, sent / 1000.0 as clicks_per_1000_messages_exposure, sum(sent) over () as messages_in_all
from levels join levels_named on levels_named.level = levels.level
order by levels_named.level
