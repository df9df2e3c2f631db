-- question.en: Who receives the longest runs of messages without giving a sign?
-- question.fr: Qui reçoit les plus longues suites de messages sans donner signe ?
-- title.en: Messages in a row without a sign (median): {worst_label} {worst}, {best_label} {best}
-- title.fr: Messages de suite sans signe (médiane) : {worst_label} {worst}, {best_label} {best}
-- reading.en: A run is a series of marketing messages between two signs of the person: a click, an order, a message, a call, a review, an answer. Runs still going when the data end count as unfinished.
-- reading.fr: Une suite : les messages marketing entre deux signes de la personne : clic, commande, message, appel, avis, réponse. Les suites en cours à la fin des données comptent comme inachevées.
-- counts: run_days by began_on
-- grain: segment
-- read as: runs
select segment, messages, sum(n_over) as n_ended, sum(n_going) as n_open
from run_days
group by segment, messages
order by segment, messages
