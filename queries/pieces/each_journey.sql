-- holds.en: Journeys whole, one a row: whose, how many steps it has, how many days it lasted, whether it still runs, and its path: the steps in their
--    order, with `␟` between two of them. Cut as usual they are read as they are kept.
-- holds.fr: Les parcours entiers, un par ligne : de qui, en combien d'étapes, sur combien de jours, s'il est encore en cours, et son chemin : les étapes
--    dans leur ordre, séparées par `␟`. Découpés comme d'habitude, ils sont lus tels qu'ils sont gardés.
-- counts: usual_paths
-- grain: person_no, journey
with anew as (
    select
        person_no, journey, max(cast(is_open as integer)) = 1 as is_open, count(*) as steps, (epoch(max(occurred_at)) - epoch(min(occurred_at))) / 86400 as days,
        string_agg(step, '␟' order by place) as path
    from journeys
    group by person_no, journey
)
select person_no, is_open, cast(steps as bigint) as steps, days, path_no, path
from usual_paths
where started_on >= $start and started_on < $end and $everyone = 0 and $gap_minutes = 43200 and $fine = 0 and $collapse = 1 and $left_out = '|'
union all
select person_no, is_open, steps, days, cast(dense_rank() over (order by path) as integer), path from anew
where not ($everyone = 0 and $gap_minutes = 43200 and $fine = 0 and $collapse = 1 and $left_out = '|')
