-- label.en: Share of the times it happened
-- label.fr: Part des fois où cela est arrivé
-- meaning.en: Share of all the times the chosen step occurred.
-- meaning.fr: Part de toutes les fois où l'étape choisie a eu lieu.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select share_of_times(a, b) from (values (3, 12)) t(a, b) --> 0.25
-- example: select share_of_times(a, b) from (values (0, 0)) t(a, b) --> null
create or replace macro share_of_times(part, whole) as part / nullif(cast(whole as double), 0)
