-- holds.en: The part of each path that is looked at: from its first step, or from the first time it has the start chosen, up to the
--    first time the end chosen comes after that; without an end, to its last step. `arrives_at` is the place of that end. A path
--    without the start is not there; one that never comes to the end is, and `is_shown` says so.
-- holds.fr: La partie de chaque chemin que l'on regarde : depuis sa première étape, ou la première fois qu'il a le départ choisi, jusqu'à
--    la première fois que l'arrivée choisie vient après ; sans arrivée, jusqu'à sa dernière étape. `arrives_at` est le rang de cette
--    arrivée. Un chemin sans le départ n'y est pas ; celui qui n'atteint jamais l'arrivée y est, et `is_shown` le dit.
-- grain: path_no
-- parameter: begin = |
-- parameter: finish = |
with entered as (
    select path_no, min(place) as begins_at
    from path_steps
    where $begin = '|' or step = $begin
    group by path_no
),
arrived as (
    select entered.path_no, min(path_steps.place) as arrives_at
    from entered join path_steps on path_steps.path_no = entered.path_no
    where path_steps.place > entered.begins_at and path_steps.step = $finish
    group by entered.path_no
)
select entered.path_no, entered.begins_at, arrived.arrives_at, $finish = '|' or arrived.arrives_at is not null as is_shown
from entered left join arrived on arrived.path_no = entered.path_no
