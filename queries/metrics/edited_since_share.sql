-- label.en: Changed after the reply
-- label.fr: Modifiés après la réponse
-- meaning.en: Share of answered critical reviews that their author changed after the reply.
-- meaning.fr: Part des avis critiques ayant reçu une réponse et modifiés par leur auteur ensuite.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select edited_since_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select edited_since_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro edited_since_share(edited) as avg(cast(edited as integer))
