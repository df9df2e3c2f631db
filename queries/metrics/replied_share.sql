-- label.en: Got a reply
-- label.fr: Ont reçu une réponse
-- meaning.en: Share of the voices to which the company replied.
-- meaning.fr: Part des prises de parole auxquelles l'entreprise a répondu.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select replied_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select replied_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro replied_share(replied) as avg(cast(replied as integer))
