-- question.en: Where do customers wait longest for a human?
-- question.fr: Où les clients attendent-ils un humain le plus longtemps ?
-- title.en: {best_label}: half answered within {best}; {worst_label}: {worst}
-- title.fr: {best_label} : la moitié a une réponse en {best} ; {worst_label} : {worst}
-- title.en: {unreached_label}: more than half still without a human answer
-- title.fr: {unreached_label} : plus de la moitié encore sans réponse humaine
-- title.en: Half answered within {flat_low} to {flat_high}: no channel stands out
-- title.fr: La moitié a une réponse en {flat_low} à {flat_high} : aucun canal ne se détache
-- reading.en: The median, and the times within which three in four and nine in ten had a human answer, with 95% intervals. “Not reached”: fewer than that share have been answered.
-- reading.fr: La médiane, et les délais au bout desquels trois sur quatre et neuf sur dix avaient une réponse humaine, avec intervalles à 95 %. « Non atteint » : moins de cette part a reçu une réponse.
-- counts: ticket_clocks by opened_on
-- grain: channel
-- read as: survival_quantiles
select
    channel,
    round(waited_minutes) as minutes,
    count(case when is_answered then 1 end) as n_ended,
    count(case when not is_answered then 1 end) as n_open
from ticket_clocks
group by channel, round(waited_minutes)
order by channel, minutes
