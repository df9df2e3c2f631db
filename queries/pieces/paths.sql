-- holds.en: The part of each journey that is looked at: from its first step, or from the first time it has the start chosen, up to the
--    first time the end chosen comes after that; without an end, to its last step. `arrives_at` is the place of that end. A journey
--    without the start is not there; one that never comes to the end is, and `is_shown` says so.
-- holds.fr: La partie de chaque parcours que l'on regarde : depuis sa première étape, ou la première fois qu'il a le départ choisi, jusqu'à
--    la première fois que l'arrivée choisie vient après ; sans arrivée, jusqu'à sa dernière étape. `arrives_at` est le rang de cette
--    arrivée. Un parcours sans le départ n'y est pas ; celui qui n'atteint jamais l'arrivée y est, et `is_shown` le dit.
-- counts: journey_steps
-- grain: customer_id, journey
-- parameter: begin = |
-- parameter: finish = |
with entered as (
    select person_no, journey, min(place) as begins_at
    from journeys
    where $begin = '|' or step = $begin
    group by person_no, journey
),
arrived as (
    select entered.person_no, entered.journey, min(journeys.place) as arrives_at
    from entered join journeys on journeys.person_no = entered.person_no and journeys.journey = entered.journey
    where journeys.place > entered.begins_at and journeys.step = $finish
    group by entered.person_no, entered.journey
)
select entered.person_no, entered.journey, entered.begins_at, arrived.arrives_at, $finish = '|' or arrived.arrives_at is not null as is_shown
from entered left join arrived on arrived.person_no = entered.person_no and arrived.journey = entered.journey
