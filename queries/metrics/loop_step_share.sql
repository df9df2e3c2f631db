-- label.en: Reached within 30 days
-- label.fr: Atteint en 30 jours
-- meaning.en: Share of people's requests and ideas that reached this step within thirty days.
-- meaning.fr: Part des demandes et des idées des personnes qui ont atteint cette étape en trente jours.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select loop_step_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select loop_step_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro loop_step_share(done) as avg(cast(done as integer))
