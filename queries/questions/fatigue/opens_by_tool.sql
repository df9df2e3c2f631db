-- question.en: Who opens: people, machines, or nobody knows?
-- question.fr: Qui ouvre : des personnes, des machines, ou on ne sait pas ?
-- title of: opened_by = unknown
-- title.en: Opens nobody can attribute: {highest} of messages ({highest_label}), {lowest} ({lowest_label})
-- title.fr: Ouvertures impossibles à attribuer : {highest} des messages ({highest_label}), {lowest} ({lowest_label})
-- title.en: Opens nobody can attribute: {flat_low} to {flat_high} of messages
-- title.fr: Ouvertures impossibles à attribuer : {flat_low} à {flat_high} des messages
-- title.en: Opens nobody can attribute: {value} of messages ({value_label})
-- title.fr: Ouvertures impossibles à attribuer : {value} des messages ({value_label})
-- reading.en: Delivered marketing messages of each tool. “People (flagged)”: the tool marks machine opens, this is not one. “People (filtered)”: the tool says it has removed machines. “Unknown”: the tool mixes both. These are different measures, so no open rate is given across them.
-- reading.fr: Messages marketing délivrés par chaque outil. « Personnes (signalées) » : l'outil marque les ouvertures de machines, celle-ci n'en est pas. « Personnes (filtrées) » : l'outil dit avoir retiré les machines. « Inconnu » : l'outil mêle les deux. Ce sont des mesures différentes : aucun taux d'ouverture commun n'est donné.
-- counts: send_days by sent_on
-- grain: source_system, opened_by
select source_system, opened_by, sum(messages) as n
from send_days
where is_marketing and outcome = 'delivered'
group by source_system, opened_by
order by source_system, opened_by
