-- question.en: And counting opening hours only?
-- question.fr: Et en ne comptant que les heures d'ouverture ?
-- reading.en: The same waits by the business clock: only minutes when the service was open, holidays left out. The customer's own clock is the one above.
-- reading.fr: Les mêmes attentes à l'horloge ouvrée : seules comptent les minutes où le service était ouvert, hors jours fériés. L'horloge du client est celle du dessus.
-- counts: ticket_clocks by opened_on
-- grain: channel
-- read as: survival_quantiles
select
    channel,
    round(waited_business_minutes) as minutes,
    sum(cast(is_answered as integer)) as n_ended,
    sum(cast(not is_answered as integer)) as n_open
from ticket_clocks
group by channel, round(waited_business_minutes)
order by channel, minutes
