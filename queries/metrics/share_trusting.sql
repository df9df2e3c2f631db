-- label.en: Share of trusting texts
-- label.fr: Part de textes confiants
-- meaning.en: Share of the texts people wrote in which our lexicons find trust.
-- meaning.fr: Part des textes écrits par les personnes où nos lexiques trouvent de la confiance.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select share_trusting(a) from (values (true), (false), (false), (null), (false)) t(a) --> 0.25
create or replace macro share_trusting(is_found) as avg(cast(is_found as integer))
