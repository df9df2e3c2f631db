-- question.en: At what hour of the week is it best not to need anyone?
-- question.fr: À quelle heure de la semaine vaut-il mieux n'avoir besoin de personne ?
-- title.en: {worst_label}: half wait {worst}; {best_label}: {best}
-- title.fr: {worst_label} : la moitié attend {worst} ; {best_label} : {best}
-- title.en: {clear_high_label}: half wait {clear_high}; {clear_low_label}: {clear_low}
-- title.fr: {clear_high_label} : la moitié attend {clear_high} ; {clear_low_label} : {clear_low}
-- title.en: Half wait {flat_low} to {flat_high}: no hour stands out
-- title.fr: La moitié attend de {flat_low} à {flat_high} : aucune heure ne se détache
-- reading.en: Median wait for a human by the hour at which the request was made.
-- reading.fr: Attente médiane d'un humain selon l'heure de la demande.
-- counts: ticket_clocks by opened_on
-- grain: weekday, hour
-- read as: survival_quantiles
select
    opened_weekday as weekday,
    opened_hour as hour,
    list(cast(round(waited_minutes) as bigint)) filter (where is_answered and waited_minutes is not null) as minutes,
    list(cast(round(waited_minutes) as bigint)) filter (where not is_answered and waited_minutes is not null) as minutes_open,
    count(case when is_answered then 1 end) as n_ended,
    count(case when not is_answered then 1 end) as n_open
from ticket_clocks
group by opened_weekday, opened_hour
order by weekday, hour
