-- label.en: Share of buyers
-- label.fr: Part des acheteurs
-- meaning.en: Share of the buyers of the view.
-- meaning.fr: Part des acheteurs de la vue.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select share_of_customers(a, b) from (values (3, 12)) t(a, b) --> 0.25
create or replace macro share_of_customers(part, whole) as part / nullif(cast(whole as double), 0)
