-- label.en: Messages per person
-- label.fr: Messages par personne
-- meaning.en: Marketing messages delivered to a person over the window, all channels, on average; transactional messages are left out.
-- meaning.fr: Messages marketing délivrés à une personne sur la fenêtre, tous canaux, en moyenne ; les messages transactionnels sont écartés.
-- unit: count
-- better: neither
-- interval: none
-- example: select mean_pressure(p) from (values (2), (4), (9)) t(p) --> 5
create or replace macro mean_pressure(messages) as avg(cast(messages as double))
