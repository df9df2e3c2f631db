-- label.en: Of the product messages
-- label.fr: Des messages produit
-- meaning.en: Share of the marketing messages about a known category of product that are about this one.
-- meaning.fr: Part des messages marketing sur une catégorie de produit connue qui portent sur celle-ci.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select share_of_sent(a, b) from (values (7, 10)) t(a, b) --> 0.7
create or replace macro share_of_sent(part, whole) as part / nullif(cast(whole as double), 0)
