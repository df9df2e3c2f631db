-- label.en: Share of distrusting texts
-- label.fr: Part de textes défiants
-- meaning.en: Share of the texts people wrote in which our lexicons find distrust.
-- meaning.fr: Part des textes écrits par les personnes où nos lexiques trouvent de la défiance.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select share_distrusting(a) from (values (true), (false), (false), (null), (false)) t(a) --> 0.25
create or replace macro share_distrusting(is_found) as avg(cast(is_found as integer))
