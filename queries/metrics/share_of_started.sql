-- label.en: Share of journeys that started here
-- label.fr: Part des parcours partis d'ici
-- meaning.en: Share of the journeys that went through the starting step and, where one is chosen, on to the end step; without either, of all journeys.
-- meaning.fr: Part des parcours passés par l'étape de départ puis, si elle est choisie, par l'étape d'arrivée ; sans l'une ni l'autre, de tous les parcours.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select share_of_started(a, b) from (values (3, 12)) t(a, b) --> 0.25
-- example: select share_of_started(a, b) from (values (0, 0)) t(a, b) --> null
create or replace macro share_of_started(part, whole) as part / nullif(cast(whole as double), 0)
