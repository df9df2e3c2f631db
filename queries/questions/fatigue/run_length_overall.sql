-- question.en: How many messages in a row without a sign from the person?
-- question.fr: Combien de messages de suite sans un signe de la personne ?
-- reading.en: A run is a series of marketing messages between two signs of the person: a click, an order, a message, a call, a review, an answer. Runs still going when the data end count as unfinished.
-- reading.fr: Une suite : les messages marketing entre deux signes de la personne : clic, commande, message, appel, avis, réponse. Les suites en cours à la fin des données comptent comme inachevées.
-- counts: run_days by began_on
-- read as: runs
select messages, sum(n_over) as n_ended, sum(n_going) as n_open
from run_days
group by messages
order by messages
