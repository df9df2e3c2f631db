-- label.en: Same topic again within 60 days
-- label.fr: Même sujet de nouveau sous 60 jours
-- meaning.en: Share of answered critics who spoke critically of the same topic again within sixty days of the reply, among known persons watched that long.
-- meaning.fr: Part des voix critiques ayant reçu une réponse qui ont critiqué de nouveau le même sujet dans les soixante jours de la réponse, parmi les personnes connues suivies aussi longtemps.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select same_topic_again_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select same_topic_again_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro same_topic_again_share(again) as avg(cast(again as integer))
