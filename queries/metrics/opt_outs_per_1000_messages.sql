-- label.en: Departures per 1,000 messages
-- label.fr: Départs pour 1 000 messages
-- meaning.en: People who unsubscribed or reported spam in the week they were written to or the four after, before another message, per thousand messages delivered.
-- meaning.fr: Personnes qui se sont désinscrites ou ont signalé un spam la semaine où on leur a écrit ou dans les quatre suivantes, avant un autre message, pour mille messages délivrés.
-- unit: count
-- better: lower
-- interval: poisson
-- example: select opt_outs_per_1000_messages(l, m) from (values (true, 2), (false, 6)) t(l, m) --> 125
create or replace macro opt_outs_per_1000_messages(has_left, messages) as
    1000.0 * sum(cast(has_left as integer)) / nullif(cast(sum(messages) as double), 0)
