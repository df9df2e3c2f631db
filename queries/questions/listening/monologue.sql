-- question.en: How long is a monologue?
-- question.fr: Quelle est la longueur d'un monologue ?
-- counts: monologue_days by ended_on
with lengths as (
    select messages, sum(runs) as runs from monologue_days group by messages
),
places as (
    select messages, sum(runs) over (order by messages) as up_to, sum(runs) over () as whole from lengths
)
select
    coalesce(max(whole), 0) as n,
    min(case when up_to >= 0.5 * whole then messages end) as median_monologue,
    min(case when up_to >= 0.9 * whole then messages end) as p90_monologue
from places
