-- label.en: Sent from a no-reply address
-- label.fr: Envoyés d'une adresse sans réponse (no-reply)
-- meaning.en: Share of the brand's messages sent from an address that takes no replies.
-- meaning.fr: Part des messages de la marque envoyés d'une adresse qui n'accepte pas de réponse.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select no_reply_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select no_reply_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro no_reply_share(silent) as avg(cast(silent as integer))
