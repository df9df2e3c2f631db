-- label.en: Share of the ideas
-- label.fr: Part des idées
-- meaning.en: Share of the ideas submitted in the period, those merged into another left out.
-- meaning.fr: Part des idées proposées dans la période, hors celles fusionnées avec une autre.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select share_of_ideas(a, b) from (values (3, 12)) t(a, b) --> 0.25
create or replace macro share_of_ideas(part, whole) as part / nullif(cast(whole as double), 0)
