-- question.en: Do people leave when they receive more than they are used to?
-- question.fr: Part-on quand on reçoit plus que d'habitude ?
-- title of: view = own
-- title.en: Departures: {highest} when people receive {highest_label}, {lowest} when {lowest_label}
-- title.fr: Départs : {highest} quand on reçoit {highest_label}, {lowest} quand on reçoit {lowest_label}
-- title.en: Departures, against people's own usual: {flat_low} to {flat_high}, no level stands out
-- title.fr: Départs, par rapport à l'habitude de chacun : {flat_low} à {flat_high}, aucun palier ne se détache
-- reading.en: The 28 days before each week against the person's own average of the year before. Raw: all person-weeks together. Own usual: weeks of people in the same segment, with the same usual level, in the same month. One leaves only once, so a person cannot be compared with what they did after leaving. Less: under two thirds of the usual; more: over one and a half times; much more: over two and a half times.
-- reading.fr: Les 28 jours précédant chaque semaine face à la moyenne de la personne l'année d'avant. Brut : toutes les personnes-semaines ensemble. Face à l'habitude : semaines de personnes du même segment, au même niveau habituel, le même mois. On ne part qu'une fois : nul ne peut être comparé à ce qu'il fait après son départ. Moins : sous les deux tiers de l'habitude ; plus : au-delà d'une fois et demie ; bien plus : au-delà de deux fois et demie.
-- counts: usual_levels by week
-- counts: usual_people by week
-- grain: against_usual, view
-- read as: raw_and_own
-- n: people_in_all
with cells as (
    select segment, usual_level, month, against_usual as step, sum(people) as n_weeks, sum(leavers) as events from usual_levels group by segment, usual_level, month, against_usual
),
sizes as (
    select
        against_usual as step, sum(case when 7 * weeks_since <= date_diff('day', $start, week) then 0 else people end) as people,
        sum(case when 7 * weeks_since_any <= date_diff('day', $start, week) then 0 else people end) as first_people
    from usual_people group by against_usual
)
select
    case c.step when 1 then 'less' when 2 then 'usual' when 3 then 'more' else 'much_more' end as against_usual,
    c.step, dense_rank() over (order by segment, usual_level, month) as stratum, z.people as level_people, n_weeks, events,
    (select sum(first_people) from sizes) as people_in_all
from cells c join sizes z on z.step = c.step
order by step, stratum
