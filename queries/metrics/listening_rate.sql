-- label.en: Heard
-- label.fr: Entendues
-- meaning.en: Share of the times people turned to the brand that got a human reply or a recorded action; no answer counts as not heard.
-- meaning.fr: Part des prises de parole vers la marque qui ont reçu une réponse humaine ou une suite enregistrée ; sans réponse, on compte non entendu.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select listening_rate(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select listening_rate(a) from (values (true), (null)) t(a) --> 1
create or replace macro listening_rate(heard) as avg(cast(heard as integer))
