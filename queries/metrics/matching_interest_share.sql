-- label.en: About a declared interest
-- label.fr: Sur un intérêt déclaré
-- meaning.en: Among messages about a category of product sent to people who declared their interests, the share about one of those.
-- meaning.fr: Parmi les messages sur une catégorie de produit envoyés à des personnes ayant déclaré leurs intérêts, part de ceux qui portent sur l'un d'eux.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select matching_interest_share(m) from (values (true), (false), (false), (null)) t(m) --> 0.3333
create or replace macro matching_interest_share(matches) as avg(cast(matches as integer))
