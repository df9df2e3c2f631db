-- label.en: Members who lost points
-- label.fr: Membres ayant perdu des points
-- meaning.en: Share of the members whose points moved in the time looked at who lost some to expiry.
-- meaning.fr: Part des membres dont les points ont bougé dans la période observée qui en ont perdu par expiration.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select lost_points_share(p) from (values (0), (0), (0), (12)) t(p) --> 0.25
create or replace macro lost_points_share(points_lost) as avg(cast(points_lost > 0 as integer))
