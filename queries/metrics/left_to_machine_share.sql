-- label.en: Met only a machine
-- label.fr: N'ont vu qu'une machine
-- meaning.en: Share of contacts that met a robot or a voice menu and no human.
-- meaning.fr: Part des contacts qui n'ont rencontré qu'un robot ou un serveur vocal, et aucun humain.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select left_to_machine_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select left_to_machine_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro left_to_machine_share(alone) as avg(cast(alone as integer))
