-- holds.en: The paths whose part is looked at, those of journeys that still run apart: how many journeys went each, and what they come to after the
--    last step shown: the end chosen, `open` where they still run, else `end`.
-- holds.fr: Les chemins dont une partie est regardée, ceux des parcours encore en cours à part : combien de parcours ont suivi chacun, et à quoi
--    ils arrivent après la dernière étape montrée : l'arrivée choisie, `open` s'ils sont en cours, sinon `end`.
-- grain: path_no, is_open
-- parameter: finish = |
select
    walked.path_no, walked.is_open, path_parts.begins_at, path_parts.arrives_at, sum(walked.journeys) as journeys,
    case when path_parts.arrives_at is not null then $finish when walked.is_open then 'open' else 'end' end as stop
from walked join path_parts on path_parts.path_no = walked.path_no
where path_parts.is_shown
group by walked.path_no, walked.is_open, path_parts.begins_at, path_parts.arrives_at
