-- question.en: How long is a monologue?
-- question.fr: Quelle est la longueur d'un monologue ?
-- counts: monologue_days by ended_on
-- read as: survival_quantiles
-- renames: median_messages to median_monologue
-- renames: p75_messages to p75_monologue
-- renames: p90_messages to p90_monologue
select messages, sum(runs) as n_ended, 0 as n_open
from monologue_days
group by messages
order by messages
