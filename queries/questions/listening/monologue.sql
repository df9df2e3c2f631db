-- question.en: How long is a monologue?
-- question.fr: Quelle est la longueur d'un monologue ?
-- counts: monologues by ended_on
select
    count(*) as n,
    percentile_disc(0.5) within group (order by messages) as median_monologue,
    percentile_disc(0.9) within group (order by messages) as p90_monologue
from monologues
