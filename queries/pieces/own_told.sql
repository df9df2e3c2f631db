-- holds.en: What people received and did, in six parts. 1, the levels of messages received over the window that ends with a week, by `name`. Of the `own_people`: 2, of each
--    person (`stratum`), the weeks at each level (`exposure`), and whether they are met there for the first time in the period (`people`); 3, of each week in which one clicked
--    (`events`) or ordered, its level. Of everybody: 4, at each level of messages received before a week, the messages then sent (`exposure`) and the people lost (`events`),
--    among people of the same segment (`name`) and usual in the same month (`stratum`); 5, the people drawn of each segment. 6, the segment of each of the `own_people`.
--    One statement for clicks, orders and saturation, so that it runs once; in few columns, as every row of the largest parts has them all.
-- holds.fr: Ce que les personnes ont reçu et fait, en six parties. 1, les paliers de messages reçus sur la fenêtre qui finit avec une semaine, par `name`. Des `own_people` : 2, pour
--    chaque personne (`stratum`), les semaines à chaque palier (`exposure`), et si on l'y rencontre pour la première fois de la période (`people`) ; 3, pour chaque semaine où l'une
--    a cliqué (`events`) ou commandé, son palier. De tout le monde : 4, à chaque palier de messages reçus avant une semaine, les messages alors envoyés (`exposure`) et les personnes
--    perdues (`events`), parmi les personnes de même segment (`name`) et de même habitude le même mois (`stratum`) ; 5, les personnes tirées au sort de chaque segment. 6, le segment
--    de chacune des `own_people`. Une seule requête pour les clics, les commandes et la saturation : elle ne s'exécute qu'une fois ; en peu de colonnes, car chaque ligne
--    des plus grandes parties les a toutes.
-- counts: own_stretches
-- counts: own_deeds by week
-- counts: pressure_weeks by week
-- counts: leaving_levels by week
-- grain: part, step, name, stratum
-- parameter: window_days = 28
with deeds as (
    select
        person_no, cast(clicked as integer) as clicked, cast(orders as integer) as orders, case $window_days when 90 then 6 when 28 then 2 else 1 end as width,
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
    select segment, cast(sum(case when 7 * weeks_since_row <= date_diff('day', $start, week) then 0 else own_people end) as integer) as people
    from pressure_weeks group by segment
)
select 1 as part, level as step, messages as name, messages_from, 0 as stratum, 0 as people, 0 as exposure, 0 as events, 0 as orders, 0 as people_in_all from levels_named
union all
select 2, level, null, 0, person_no, case when before_week is null or before_week < $start then 1 else 0 end, cast(bit_count(weeks) as integer), 0, 0, 0
from period_stretches where window_days = $window_days and weeks <> 0
union all
select 3, least((messages + width - 1) // width, 8), null, 0, person_no, 0, 0, clicked, orders, 0 from deeds
union all
select 4, level, segment, 0, stratum, 0, exposure, events, 0, 0 from lost
union all
select 5, 0, segment, 0, 0, people, 0, 0, 0, cast(sum(people) over () as integer) from sizes
union all
select 6, 0, segment, 0, person_no, 0, 0, 0, 0, 0 from main.own_people
