-- question.en: How long until the next answer?
-- question.fr: Combien de temps jusqu'à la réponse suivante ?
-- title.en: Next answer (median): {worst_label} {worst}, {best_label} {best}
-- title.fr: Réponse suivante (médiane) : {worst_label} {worst}, {best_label} {best}
-- title.en: {unreached_label}: more than half still without the next answer
-- title.fr: {unreached_label} : plus de la moitié encore sans réponse suivante
-- title.en: Next answer within {flat_low} to {flat_high} (median): no channel stands out
-- title.fr: Réponse suivante en {flat_low} à {flat_high} (médiane) : aucun canal ne se détache
-- reading.en: After a first human answer, the time from the customer's next words to the next human answer. Several messages in a row count as one wait; a “thank you” before a closing counts as unanswered until the closing.
-- reading.fr: Après une première réponse humaine, le temps entre les mots suivants du client et la réponse humaine suivante. Plusieurs messages de suite comptent comme une seule attente ; un « merci » avant la clôture compte comme sans réponse jusqu'à la clôture.
-- counts: next_waits by asked_on
-- grain: channel
-- read as: survival_quantiles
select
    channel,
    round(waited_minutes) as minutes,
    count(case when is_answered then 1 end) as n_ended,
    count(case when not is_answered then 1 end) as n_open
from next_waits
group by channel, round(waited_minutes)
order by channel, minutes
