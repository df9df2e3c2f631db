-- label.en: Transferred
-- label.fr: Transférés
-- meaning.en: Share of contacts handed from one person or team to another at least once, where the tool records it.
-- meaning.fr: Part des contacts transmis au moins une fois d'une personne ou d'une équipe à une autre, si l'outil l'enregistre.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select transferred_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select transferred_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro transferred_share(moved) as avg(cast(moved as integer))
