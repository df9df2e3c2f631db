-- question.en: How long does the brand speak without hearing a word?
-- question.fr: Combien de temps la marque parle-t-elle sans entendre un mot ?
-- title at: 20
-- title.en: {value} of runs go on beyond {at} messages without a word ({span})
-- title.fr: {value} des suites dépassent {at} messages sans un mot ({span})
-- reading.en: Runs of messages to one person begun in the period: the share still without a word from them after so many messages. Runs still going when the data end count as unfinished. Silence may be content: read it with the fatigue page.
-- reading.fr: Les suites de messages à une même personne commencées sur la période : la part encore sans un mot d'elle après tant de messages. Les suites en cours à la fin des données comptent comme inachevées. Le silence peut être satisfait : à lire avec la page Fatigue.
-- counts: monologue_days by began_on
-- read as: survival
-- renames: still_waiting_share to unheard_share
select messages as in_a_row, sum(n_over) as n_ended, sum(n_going) as n_open
from monologue_days
group by messages
order by in_a_row
