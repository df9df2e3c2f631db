-- label.en: Of those who began
-- label.fr: De ceux qui ont commencé
-- meaning.en: Share of the people who took the first step and were observed the whole time given.
-- meaning.fr: Part des personnes passées par la première étape et observées pendant tout le temps donné.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select share_of_first(a, b) from (values (3, 12)) t(a, b) --> 0.25
create or replace macro share_of_first(part, whole) as part / nullif(cast(whole as double), 0)
