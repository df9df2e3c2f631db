-- label.en: Share of anxious texts
-- label.fr: Part de textes anxieux
-- meaning.en: Share of the texts people wrote in which our lexicons find anxiety.
-- meaning.fr: Part des textes écrits par les personnes où nos lexiques trouvent de l'anxiété.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select share_anxious(a) from (values (true), (false), (false), (null), (false)) t(a) --> 0.25
create or replace macro share_anxious(is_found) as avg(cast(is_found as integer))
