-- label.en: Share of those at the previous step
-- label.fr: Part de ceux de l'étape précédente
-- meaning.en: Share of the journeys that were at the previous step just before.
-- meaning.fr: Part des parcours qui se trouvaient juste avant à l'étape précédente.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select share_of_previous(a, b) from (values (3, 12)) t(a, b) --> 0.25
-- example: select share_of_previous(a, b) from (values (0, 0)) t(a, b) --> null
create or replace macro share_of_previous(part, whole) as part / nullif(cast(whole as double), 0)
