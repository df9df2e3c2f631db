-- question.en: Where is a human nearest, and where furthest?
-- question.fr: Où un humain est-il le plus proche, et où le plus loin ?
-- title.en: {best_label}: half answered within {best}; {worst_label}: {worst}
-- title.fr: {best_label} : la moitié a une réponse en {best} ; {worst_label} : {worst}
-- title.en: {unreached_label}: more than half still without a human answer
-- title.fr: {unreached_label} : plus de la moitié encore sans réponse humaine
-- title.en: Half answered within {flat_low} to {flat_high}: no channel stands out
-- title.fr: La moitié a une réponse en {flat_low} à {flat_high} : aucun canal ne se détache
-- reading.en: Time from the first contact until a human, for one in two, three in four and nine in ten. “Not reached”: fewer than that share ever met one.
-- reading.fr: Temps du premier contact jusqu'à un humain, pour un sur deux, trois sur quatre et neuf sur dix. « Non atteint » : moins de cette part en a rencontré un.
-- counts: contacts by opened_on
-- grain: channel
-- read as: survival_quantiles
select
    channel,
    round(waited_minutes) as minutes,
    count(case when is_reached then 1 end) as n_ended,
    count(case when not is_reached then 1 end) as n_open
from contacts
group by channel, round(waited_minutes)
order by channel, minutes
