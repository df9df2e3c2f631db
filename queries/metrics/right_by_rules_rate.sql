-- label.en: Right
-- label.fr: Justes
-- meaning.en: Share of the messages whose kind a tool states and to which our rules give that same kind; where they give none, they are not right.
-- meaning.fr: Part des messages dont un outil déclare la nature et auxquels nos règles donnent cette même nature ; là où elles n'en donnent aucune, elles ne sont pas justes.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select right_by_rules_rate(a, b) from (values ('brand', 'brand'), ('brand', null), ('service', 'brand'), ('service', 'service')) t(a, b) --> 0.5
create or replace macro right_by_rules_rate(stated, by_rules) as avg(cast(coalesce(stated = by_rules, false) as integer))
