-- label.en: Reached within 30 days
-- label.fr: Atteint en 30 jours
-- meaning.en: Share of what people asked for that reached this step within thirty days.
-- meaning.fr: Part de ce que les personnes ont demandé qui a atteint cette étape en trente jours.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select loop_step_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select loop_step_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro loop_step_share(done) as avg(cast(done as integer))
