-- label.en: Of the wishes
-- label.fr: Des souhaits
-- meaning.en: Share of the declared wishes with a category of product that are about this one.
-- meaning.fr: Part des souhaits déclarés ayant une catégorie de produit qui portent sur celle-ci.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select share_of_wished(a, b) from (values (1, 12)) t(a, b) --> 0.0833
create or replace macro share_of_wished(part, whole) as part / nullif(cast(whole as double), 0)
