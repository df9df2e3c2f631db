-- holds.en: The paths whose part is looked at, those of journeys that still run apart: how many journeys went each, and what they come to after the
--    last step shown: the end chosen, `open` where they still run, else `end`.
-- holds.fr: Les chemins dont une partie est regardée, ceux des parcours encore en cours à part : combien de parcours ont suivi chacun, et à quoi
--    ils arrivent après la dernière étape montrée : l'arrivée choisie, `open` s'ils sont en cours, sinon `end`.
-- grain: path_no, is_open
-- parameter: finish = |
with gone as (
    select path_no, is_open, sum(journeys) as journeys from walked group by path_no, is_open
)
select
    gone.path_no, gone.is_open, path_parts.begins_at, path_parts.arrives_at, gone.journeys,
    case when path_parts.arrives_at is not null then $finish when gone.is_open then 'open' else 'end' end as stop
from gone join path_parts on path_parts.path_no = gone.path_no
where path_parts.is_shown
