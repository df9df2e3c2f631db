-- question.en: Who is still without a human answer after one hour, four hours, a day, three days?
-- question.fr: Qui est encore sans réponse humaine après une heure, quatre heures, un jour, trois jours ?
-- title at: 4320
-- title.en: No human answer after {at}: {worst_label} {worst}, {best_label} {best}
-- title.fr: Sans réponse humaine après {at} : {worst_label} {worst}, {best_label} {best}
-- title.en: {flat_low} to {flat_high} without a human after {at}: no channel stands out
-- title.fr: De {flat_low} à {flat_high} sans humain après {at} : aucun canal ne se détache
-- reading.en: Share of requests no human has answered by then, by channel, with 95% intervals.
-- reading.fr: Part des demandes restées sans réponse humaine après ce délai, par canal, avec intervalles à 95 %.
-- counts: ticket_clocks by opened_on
-- grain: channel
-- read as: still_waiting
select
    channel,
    round(waited_minutes) as minutes,
    count(case when is_answered then 1 end) as n_ended,
    count(case when not is_answered then 1 end) as n_open
from ticket_clocks
group by channel, round(waited_minutes)
order by channel, minutes
