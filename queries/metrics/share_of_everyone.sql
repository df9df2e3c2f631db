-- label.en: Share of all journeys
-- label.fr: Part de tous les parcours
-- meaning.en: Share of all the journeys of the view, whether or not they went through the starting step or on to the end step.
-- meaning.fr: Part de tous les parcours de la vue, qu'ils passent ou non par l'étape de départ ou par celle d'arrivée.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select share_of_everyone(a, b) from (values (3, 12)) t(a, b) --> 0.25
-- example: select share_of_everyone(a, b) from (values (0, 0)) t(a, b) --> null
create or replace macro share_of_everyone(part, whole) as part / nullif(cast(whole as double), 0)
