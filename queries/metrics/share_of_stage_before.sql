-- label.en: Of those at the stage before
-- label.fr: De ceux de l'étape d'avant
-- meaning.en: Share of the people who reached the stage before.
-- meaning.fr: Part des personnes arrivées à l'étape précédente.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select share_of_stage_before(a, b) from (values (3, 12)) t(a, b) --> 0.25
create or replace macro share_of_stage_before(part, whole) as part / nullif(cast(whole as double), 0)
