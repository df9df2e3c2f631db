-- label.en: Agreed, of all asked
-- label.fr: Accord, sur toutes les personnes interrogées
-- meaning.en: Share of the people asked whose last choice is an agreement; those who made no choice count as asked.
-- meaning.fr: Part des personnes interrogées dont le dernier choix est un accord ; celles qui n'ont pas choisi comptent comme interrogées.
-- why.en: Tools tell either share as “the consent rate”: among those who chose it is higher, since closing the banner is no choice. Here both stand side by side.
-- why.fr: Les outils donnent l'une ou l'autre part pour « le taux de consentement » : parmi celles qui ont choisi elle est plus haute, car fermer le bandeau n'est pas choisir. Ici les deux sont côte à côte.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select opt_in_share(c, p) from (values ('granted', 30), ('refused', 20), ('no_choice', 50)) t(c, p) --> 0.3
create or replace macro opt_in_share(choice, people) as
    sum(case when choice = 'granted' then people else 0 end) / nullif(cast(sum(people) as double), 0)
