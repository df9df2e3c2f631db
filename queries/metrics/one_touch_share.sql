-- label.en: Solved in one answer
-- label.fr: Résolues en une réponse
-- meaning.en: Share of the requests a human resolved that took a single public human reply and were not reopened.
-- meaning.fr: Part des demandes résolues par un humain qui n'ont demandé qu'une réponse publique et n'ont pas été rouvertes.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select one_touch_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select one_touch_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro one_touch_share(once) as avg(cast(once as integer))
