-- label.en: Heard
-- label.fr: Entendues
-- meaning.en: Share of the times people turned to the brand that got a human reply or a recorded action; no answer counts as not heard.
-- meaning.fr: Part des prises de parole vers la marque qui ont reçu une réponse humaine ou une suite enregistrée ; sans réponse, on compte non entendu.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select listening_rate(heard, said) from (values (1, 2), (2, 2)) t(heard, said) --> 0.75
-- example: select listening_rate(heard, said) from (values (0, 0)) t(heard, said) --> null
create or replace macro listening_rate(heard, said) as 1.0 * sum(heard) / nullif(sum(said), 0)
