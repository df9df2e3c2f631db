-- question.en: How long is a monologue?
-- question.fr: Quelle est la longueur d'un monologue ?
-- reading.en: Runs of messages begun in the period, until a word from the person ends them. Those no word had ended when the data end count as unfinished: they were at least so long.
-- reading.fr: Les suites de messages commencées sur la période, jusqu'à ce qu'un mot de la personne les close. Celles qu'aucun mot n'avait closes à la fin des données comptent comme inachevées : elles étaient au moins aussi longues.
-- counts: monologue_days by began_on
-- read as: survival_quantiles
-- renames: median_messages to median_monologue
-- renames: p75_messages to p75_monologue
-- renames: p90_messages to p90_monologue
select messages, sum(n_over) as n_ended, sum(n_going) as n_open
from monologue_days
group by messages
order by messages
