-- label.en: Unsubscribe rate
-- label.fr: Taux de désinscription
-- meaning.en: Share of delivered marketing messages from which the person unsubscribed.
-- meaning.fr: Part des messages marketing délivrés depuis lesquels la personne s'est désinscrite.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select unsubscribe_rate(u) from (values (true), (false), (false), (false)) t(u) --> 0.25
create or replace macro unsubscribe_rate(is_unsubscribed) as avg(cast(is_unsubscribed as integer))
