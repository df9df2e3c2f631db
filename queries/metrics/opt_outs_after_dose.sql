-- label.en: Unsubscribed that week
-- label.fr: Désinscriptions la même semaine
-- meaning.en: Share of the weeks, of people written to, in which the person unsubscribed through a message.
-- meaning.fr: Part des semaines, parmi les personnes à qui l'on a écrit, où la personne s'est désinscrite par un message.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select opt_outs_after_dose(a, b) from (values (1, 3), (0, 1)) t(a, b) --> 0.25
-- example: select cast(opt_outs_after_dose(a, b) as varchar) from (values (0, 0)) t(a, b) --> null
create or replace macro opt_outs_after_dose(weeks_left, weeks) as sum(weeks_left) / nullif(sum(weeks), 0)
