-- label.en: Mixed texts
-- label.fr: Textes ambivalents
-- meaning.en: Share of texts that hold words of trust and words of anxiety or distrust at once.
-- meaning.fr: Part des textes qui portent à la fois des mots de confiance et des mots d'anxiété ou de défiance.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select mixed_share(a) from (values (true), (false), (false), (false)) t(a) --> 0.25
-- example: select mixed_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro mixed_share(is_mixed) as avg(cast(is_mixed as integer))
