-- label.en: Reached this step
-- label.fr: Arrivées à cette étape
-- meaning.en: Share of the critical voices that reached this step, among those for which it can be seen.
-- meaning.fr: Part des voix critiques arrivées à cette étape, parmi celles où l'on peut le voir.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select critic_step_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select critic_step_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro critic_step_share(done) as avg(cast(done as integer))
