-- label.en: Messages clicked per 1,000
-- label.fr: Messages cliqués pour 1 000
-- meaning.en: Messages that a person clicked, per thousand delivered; clicks known to be a machine's are left out.
-- meaning.fr: Messages cliqués par une personne, pour mille délivrés ; les clics connus comme ceux d'une machine sont écartés.
-- unit: count
-- better: higher
-- interval: poisson
-- example: select clicks_per_1000_messages(c, m) from (values (1, 2), (0, 6)) t(c, m) --> 125
create or replace macro clicks_per_1000_messages(clicked, messages) as
    1000.0 * sum(clicked) / nullif(cast(sum(messages) as double), 0)
