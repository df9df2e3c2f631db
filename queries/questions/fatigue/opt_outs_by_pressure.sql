-- question.en: How many people leave, by the messages they had received?
-- question.fr: Combien de personnes partent, selon les messages reçus ?
-- title.en: Departures per 1,000 weeks: {worst} at level {worst_label}, {best} at {best_label}
-- title.fr: Départs pour 1 000 semaines : {worst} au palier {worst_label}, {best} au palier {best_label}
-- title.en: Departures per 1,000 weeks: {flat_low} to {flat_high}, no level stands out
-- title.fr: Départs pour 1 000 semaines : de {flat_low} à {flat_high}, aucun palier ne se détache
-- reading.en: Departures per thousand person-weeks by the messages received in the window before the week, with exact Poisson intervals. Raw: people who are attached to the brand are written to more and leave less, so this curve may fall even where messages drive people away. The next ones compare like with like.
-- reading.fr: Départs pour mille personnes-semaines selon les messages reçus sur la fenêtre précédant la semaine, avec intervalles de Poisson exacts. Brut : les personnes attachées à la marque reçoivent plus et partent moins ; cette courbe peut donc descendre même là où les messages font fuir. Les suivantes comparent ce qui est comparable.
-- empty.en: None of the exports brought in records departures, for this period and these filters: how many there were is unknown.
-- empty.fr: Aucun des exports importés n'indique les départs, sur cette période et avec ces filtres : leur nombre est inconnu.
-- fills with: email_events
-- counts: pressure_levels by week
-- counts: pressure_weeks by week
-- builds on: levels_named
-- grain: messages
-- n: people_subscribed
-- parameter: window_days = 28
with levels as (
    select
        level, sum(case when 7 * weeks_since <= date_diff('day', $start, week) then 0 else people end) as n, sum(people) as weeks, sum(leavers) as leavers
    from pressure_levels
    where window_days = $window_days and exists (select 1 from subscriptions where left_on is not null)
    group by level
)
select
    levels_named.messages, n, 1000.0 * leavers / cast(weeks as double) as opt_outs_per_1000_weeks, weeks / 1000.0 as opt_outs_per_1000_weeks_exposure,
    (select sum(case when 7 * weeks_since_row <= date_diff('day', $start, week) then 0 else people end) from pressure_weeks) as people_subscribed
from levels join levels_named on levels_named.level = levels.level
order by levels_named.level
