-- label.en: Sent from an address that does not read
-- label.fr: Envoyés d'une adresse qui ne lit pas
-- meaning.en: Share of the brand's messages sent from a no-reply address.
-- meaning.fr: Part des messages de la marque envoyés d'une adresse qui refuse les réponses (no-reply).
-- unit: share
-- better: lower
-- interval: wilson
-- example: select no_reply_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select no_reply_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro no_reply_share(silent) as avg(cast(silent as integer))
