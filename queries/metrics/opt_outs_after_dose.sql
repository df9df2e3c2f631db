-- label.en: Unsubscribed that week
-- label.fr: Désinscriptions la même semaine
-- meaning.en: Share of the weeks, of people written to, in which the person unsubscribed through a message.
-- meaning.fr: Part des semaines, parmi les personnes à qui l'on a écrit, où la personne s'est désinscrite par un message.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select opt_outs_after_dose(a) from (values (true), (false), (false), (false)) t(a) --> 0.25
-- example: select opt_outs_after_dose(a) from (values (true), (null)) t(a) --> 1
create or replace macro opt_outs_after_dose(has_left) as avg(cast(has_left as integer))
