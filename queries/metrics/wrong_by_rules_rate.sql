-- label.en: Wrong
-- label.fr: Fausses
-- meaning.en: Share of the messages whose kind a tool states and to which our rules give another kind.
-- meaning.fr: Part des messages dont un outil déclare la nature et auxquels nos règles en donnent une autre.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select wrong_by_rules_rate(a, b) from (values ('brand', 'brand'), ('brand', null), ('service', 'brand'), ('service', 'service')) t(a, b) --> 0.25
create or replace macro wrong_by_rules_rate(stated, by_rules) as avg(cast(coalesce(stated <> by_rules, false) as integer))
