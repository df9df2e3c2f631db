-- question.en: Does the answer of a human calm people, and does it still after a long wait?
-- question.fr: La réponse d'un humain apaise-t-elle, et encore après une longue attente ?
-- reading.en: The same requests on both sides: those in which the customer wrote before and after the first human answer. People write again above all when something is left to say, so the right-hand side is gloomier than all requests would be: compare the waits with one another. Associated with the wait, not caused by it.
-- reading.fr: Les mêmes demandes des deux côtés : celles où le client a écrit avant et après la première réponse humaine. On réécrit surtout quand il reste quelque chose à dire : l'après est plus sombre que pour l'ensemble des demandes ; comparez les attentes entre elles. Associé à l'attente, non causé par elle.
-- counts: around_replies by opened_on
-- grain: bracket
select bracket, count(*) as n, anxious_before_share(is_anxious_before) as anxious_before_share, anxious_after_share(is_anxious_after) as anxious_after_share
from around_replies
group by bracket
order by bracket
