-- holds.en: What people received and did, in four parts. Of the `own_people`: 1, of each level of messages received over the window that ends with a week, the people and
--    their weeks, by segment; 2, of each person, the weeks at each level; 3, of each week in which one of them did, its level and what was done.
--    Of everybody: 4, at each level of messages received before a week, the messages then sent and the people lost, among people of the same usual in the same month (`stratum`).
--    One statement for clicks, orders and saturation, so that it runs once.
-- holds.fr: Ce que les personnes ont reçu et fait, en quatre parties. Des `own_people` : 1, à chaque palier de messages reçus sur la fenêtre qui finit avec une semaine, les personnes
--    et leurs semaines, par segment ; 2, pour chaque personne, les semaines à chaque palier ; 3, pour chaque semaine où l'une l'a fait, son palier et ce qui
--    a été fait. De tout le monde : 4, à chaque palier de messages reçus avant une semaine, les messages alors envoyés et les personnes perdues, parmi les personnes de même habitude
--    le même mois (`stratum`). Une seule requête pour les clics, les commandes et la saturation : elle ne s'exécute qu'une fois.
-- counts: own_stretches
-- counts: own_deeds by week
-- counts: pressure_weeks by week
-- counts: leaving_levels by week
-- grain: part, step, person_no, stratum
-- parameter: window_days = 28
with received as (
    select o.segment, o.person_no, o.level, cast(bit_count(o.weeks & p.bits) as integer) as n_weeks, o.before_week is null or o.before_week < $start as is_first
    from own_stretches o join period_bits p on p.from_week = o.from_week
    where o.window_days = $window_days and (o.weeks & p.bits) <> 0
),
levels as (
    select segment, level, cast(sum(case when is_first then 1 else 0 end) as integer) as people, cast(sum(n_weeks) as integer) as n_weeks from received group by segment, level
),
deeds as (
    select
        segment, person_no, cast(clicked as integer) as clicked, cast(orders as integer) as orders, case $window_days when 90 then 6 when 28 then 2 else 1 end as width,
        case $window_days when 7 then pressure_7 when 14 then pressure_14 when 90 then pressure_90 else pressure_28 end as messages
    from own_deeds where clicked > 0 or orders > 0
),
lost as (
    select
        segment, level, cast(100 * date_diff('month', date '2000-01-01', month) + usual_level as integer) as stratum, cast(sum(messages) as integer) as exposure,
        cast(sum(leavers) as integer) as events
    from leaving_levels where window_days = $window_days group by segment, level, usual_level, month
),
sizes as (
    select segment, cast(sum(case when weeks_since_row is null or 7 * weeks_since_row > date_diff('day', $start, week) then own_people else 0 end) as integer) as people
    from pressure_weeks group by segment
)
select
    1 as part, n.level as step, n.messages, n.messages_from, l.segment, 0 as person_no, l.people, l.n_weeks, 0 as clicked, 0 as orders, 0 as stratum, 0 as exposure, 0 as events,
    s.people as segment_people, (select cast(sum(people) as integer) from sizes) as people_in_all
from levels l join levels_named n on n.level = l.level join sizes s on s.segment = l.segment or (s.segment is null and l.segment is null)
union all
select 2, level, null, 0, null, person_no, 0, n_weeks, 0, 0, 0, 0, 0, 0, 0 from received
union all
select 3, least((messages + width - 1) // width, 8), null, 0, segment, person_no, 0, 0, clicked, orders, 0, 0, 0, 0, 0 from deeds
union all
select 4, n.level, null, n.messages_from, l.segment, 0, 0, 0, 0, 0, l.stratum, l.exposure, l.events, 0, 0 from lost l join levels_named n on n.level = l.level
