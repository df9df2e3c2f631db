-- label.en: Welcome codes used by old customers
-- label.fr: Codes de bienvenue d'anciens clients
-- meaning.en: Of the orders with a welcome code, the share placed by somebody whose earlier orders are known.
-- meaning.fr: Parmi les commandes avec un code de bienvenue, part de celles passées par une personne dont on connaît des commandes antérieures.
-- why.en: Welcome codes are told by their name (welcome, bienvenue, first order, new customer…); a code that hides its purpose is not among them.
-- why.fr: Les codes de bienvenue sont reconnus à leur nom (bienvenue, welcome, première commande, nouveau client…) ; un code dont le nom ne dit pas son objet n'y figure pas.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select welcome_again_share(w, a, o) from (values (true, true, 1), (true, false, 3), (false, true, 40)) t(w, a, o) --> 0.25
create or replace macro welcome_again_share(is_welcome, is_again, orders) as
    sum(case when is_welcome and is_again then orders else 0 end) / nullif(cast(sum(case when is_welcome then orders else 0 end) as double), 0)
