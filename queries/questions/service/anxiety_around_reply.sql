-- question.en: Are people calmer after a human's answer, even after a long wait?
-- question.fr: Les gens sont-ils plus calmes après la réponse d'un humain, même après une longue attente ?
-- title.en: Anxiety falls by {highest} after the answer (wait: {highest_label}), by {lowest} ({lowest_label})
-- title.fr: L'anxiété recule de {highest} après la réponse (attente : {highest_label}), de {lowest} ({lowest_label})
-- title.en: Anxiety falls by {flat_low} to {flat_high} after the answer, however long the wait: chance may explain the gap
-- title.fr: L'anxiété recule de {flat_low} à {flat_high} après la réponse, courte ou longue attente : écart que le hasard suffit à expliquer
-- title.en: Anxiety falls by {only} after the answer (wait: {only_label}); other waits are too few to tell
-- title.fr: L'anxiété recule de {only} après la réponse (attente : {only_label}) ; trop peu d'autres attentes pour le dire
-- reading.en: The same requests on both sides: those in which the customer wrote before and after the first human answer. People write again above all when something is left to say, so the right-hand side is gloomier than all requests would be: compare the waits with one another. An association with the wait, not a cause.
-- reading.fr: Les mêmes demandes des deux côtés : celles où le client a écrit avant et après la première réponse humaine. On réécrit surtout quand il reste quelque chose à dire : l'après est plus sombre que pour l'ensemble des demandes ; comparez les attentes entre elles. Une association avec l'attente, pas une cause.
-- counts: around_replies by opened_on
-- grain: bracket
with each as (
    select
        bracket, person_no, count(*) as times,
        count(case when is_anxious_before then 1 end) as before, count(case when is_anxious_after then 1 end) as after
    from around_replies
    group by bracket, person_no
)
select
    bracket, sum(times) as n,
    anxious_before_share(before, times) as anxious_before_share, person_error(before, times) as anxious_before_share_error,
    anxious_after_share(after, times) as anxious_after_share, person_error(after, times) as anxious_after_share_error,
    anxiety_fall(before - after, times) as anxiety_fall, person_error(before - after, times) as anxiety_fall_error,
    count(*) as people
from each
group by bracket
order by bracket
