-- question.en: Where is a human nearest, and where furthest?
-- question.fr: Où un humain est-il le plus proche, et où le plus loin ?
-- reading.en: Time from the first contact until a human, with the share of one in two, three in four and nine in ten. “Not reached”: fewer than that share ever met one.
-- reading.fr: Temps du premier contact jusqu'à un humain, pour un sur deux, trois sur quatre et neuf sur dix. « Non atteint » : moins de cette part en a rencontré un.
-- counts: contacts by opened_on
-- grain: channel
-- read as: survival_quantiles
select
    channel,
    round(waited_minutes) as minutes,
    sum(cast(is_reached as integer)) as n_ended,
    sum(cast(not is_reached as integer)) as n_open
from contacts
group by channel, round(waited_minutes)
order by channel, minutes
