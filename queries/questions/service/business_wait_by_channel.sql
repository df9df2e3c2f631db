-- question.en: And counting opening hours only?
-- question.fr: Et en ne comptant que les heures d'ouverture ?
-- title.en: In opening hours (median): {worst_label} {worst}, {best_label} {best}
-- title.fr: En heures d'ouverture (médiane) : {worst_label} {worst}, {best_label} {best}
-- title.en: {unreached_label}: more than half unanswered by a human, in opening hours too
-- title.fr: {unreached_label} : plus de la moitié sans humain, même en heures d'ouverture
-- title.en: In opening hours, a median of {flat_low} to {flat_high}: no channel stands out
-- title.fr: En heures d'ouverture, médiane de {flat_low} à {flat_high} : aucun canal ne se détache
-- reading.en: The same waits by the business clock: only minutes when the service was open, holidays left out. The customer's own clock is the one above.
-- reading.fr: Les mêmes attentes à l'horloge ouvrée : seules comptent les minutes où le service était ouvert, hors jours fériés. L'horloge du client est celle du dessus.
-- counts: ticket_clocks by opened_on
-- grain: channel
-- read as: survival_quantiles
select
    channel,
    round(waited_business_minutes) as minutes,
    count(case when is_answered then 1 end) as n_ended,
    count(case when not is_answered then 1 end) as n_open
from ticket_clocks
group by channel, round(waited_business_minutes)
order by channel, minutes
