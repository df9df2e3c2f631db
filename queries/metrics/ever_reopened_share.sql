-- label.en: Reopened at least once
-- label.fr: Rouvertes au moins une fois
-- meaning.en: Share of solved requests reopened at least once, whenever that was; the only figure where a tool counts reopenings without dates.
-- meaning.fr: Part des demandes résolues rouvertes au moins une fois, à quelque date que ce soit ; le seul chiffre si l'outil compte les réouvertures sans les dater.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select ever_reopened_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select ever_reopened_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro ever_reopened_share(reopened) as avg(cast(reopened as integer))
