-- label.en: Critical again within 60 days
-- label.fr: De nouveau critiques sous 60 jours
-- meaning.en: Share of answered critics who were critical again within sixty days of the reply, among known persons watched that long.
-- meaning.fr: Part des voix critiques ayant reçu une réponse qui ont critiqué de nouveau dans les soixante jours de la réponse, parmi les personnes connues suivies aussi longtemps.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select critical_again_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select critical_again_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro critical_again_share(again) as avg(cast(again as integer))
