-- label.en: Flag rate
-- label.fr: Taux de signalement
-- meaning.en: Share of texts our lexicons flag. It is not the true share: the scorer misses some texts and flags others wrongly.
-- meaning.fr: Part des textes que nos lexiques signalent. Ce n'est pas la part réelle : l'analyse en manque et en signale à tort.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select flagged_share(a) from (values (true), (false), (false), (false)) t(a) --> 0.25
-- example: select flagged_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro flagged_share(is_flagged) as avg(cast(is_flagged as integer))
