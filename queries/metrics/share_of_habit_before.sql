-- label.en: Share of those who had that habit
-- label.fr: Part de ceux qui avaient cette habitude
-- meaning.en: Of the buyers of a class in the year before, the share in each class in the year after, or without an order.
-- meaning.fr: Parmi les acheteurs d'une classe l'année d'avant, part dans chaque classe l'année suivante, ou sans commande.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select share_of_habit_before(a, b) from (values (3, 12)) t(a, b) --> 0.25
create or replace macro share_of_habit_before(part, whole) as part / nullif(cast(whole as double), 0)
