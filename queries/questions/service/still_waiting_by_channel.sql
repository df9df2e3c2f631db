-- question.en: How long until a human answers?
-- question.fr: Combien de temps avant qu'un humain réponde ?
-- title at: 1440
-- title.en: {worst_label}: {worst} without a human after {at}; {best_label}: {best}
-- title.fr: {worst_label} : {worst} sans humain après {at} ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} without a human after {at}: no channel stands out
-- title.fr: De {flat_low} à {flat_high} sans humain après {at} : aucun canal ne se détache
-- reading.en: Each line starts at 100% when the request is made and falls as humans answer. Requests nobody has answered stay in the line for as long as they have been observed.
-- reading.fr: Chaque ligne part de 100 % à la demande et descend à mesure que des humains répondent. Les demandes sans réponse restent dans la ligne tant qu'elles ont été observées.
-- limits.en: Where a tool exports no messages, its own first reply time is used; it may count automatic replies.
-- limits.fr: Si un outil n'exporte pas les messages, son propre délai de première réponse est utilisé ; il peut compter des réponses automatiques.
-- counts: ticket_clocks by opened_on
-- grain: channel
-- read as: survival
select
    channel,
    round(waited_minutes) as minutes,
    count(case when is_answered then 1 end) as n_ended,
    count(case when not is_answered then 1 end) as n_open
from ticket_clocks
group by channel, round(waited_minutes)
order by channel, minutes
