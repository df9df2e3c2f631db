-- label.en: Departures per 1,000 person-weeks
-- label.fr: Départs pour 1 000 personnes-semaines
-- meaning.en: People who unsubscribed or reported spam, per thousand weeks during which a person could be written to.
-- meaning.fr: Personnes qui se sont désinscrites ou ont signalé un spam, pour mille semaines pendant lesquelles on pouvait leur écrire.
-- unit: count
-- better: lower
-- interval: poisson
-- example: select opt_outs_per_1000_weeks(l) from (values (true), (false), (false), (false)) t(l) --> 250
create or replace macro opt_outs_per_1000_weeks(has_left) as 1000.0 * avg(cast(has_left as integer))
