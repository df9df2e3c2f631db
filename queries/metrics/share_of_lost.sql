-- label.en: Of those who did not go on
-- label.fr: De ceux qui ne sont pas allés plus loin
-- meaning.en: Share of the people who took the first step and not the second.
-- meaning.fr: Part des personnes passées par la première étape et non par la seconde.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select share_of_lost(a, b) from (values (3, 12)) t(a, b) --> 0.25
create or replace macro share_of_lost(part, whole) as part / nullif(cast(whole as double), 0)
