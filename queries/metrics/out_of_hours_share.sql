-- label.en: Calls out of hours
-- label.fr: Appels hors horaires
-- meaning.en: Share of calls that came outside opening hours, as the telephone tool says.
-- meaning.fr: Part des appels arrivés hors des heures d'ouverture, selon l'outil téléphonique.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select out_of_hours_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select out_of_hours_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro out_of_hours_share(closed) as avg(cast(closed as integer))
