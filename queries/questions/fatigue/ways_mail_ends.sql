-- question.en: How does it end for newcomers?
-- question.fr: Comment cela finit-il pour les nouveaux venus ?
-- title at: 180
-- title.en: {highest_label}: {highest} of newcomers after {at}
-- title.fr: {highest_label} : {highest} des nouveaux venus après {at}
-- reading.en: From the first message or agreement of people who arrived in the period: unsubscribed, complained, address dead (hard bounce), or silent for 90 days (no click, order, message or other sign). Each counts by what came first. Silence is the departure nobody sees. An end at 0 throughout is one that no tool may tell of: unsubscriptions, complaints and dead addresses are counted where exports carry them.
-- reading.fr: Depuis le premier message ou accord des personnes arrivées dans la période : désinscrites, plaintes, adresse morte (rejet définitif), ou silencieuses depuis 90 jours (ni clic, ni commande, ni message, ni autre signe). Chacune compte par ce qui vient en premier. Le silence est le départ que personne ne voit. Une fin à 0 d'un bout à l'autre n'est peut-être racontée par aucun outil : désinscriptions, plaintes et adresses mortes se comptent là où les exports les portent.
-- counts: subscription_days by entered_on
-- read as: competing
-- renames: ended_share to mail_ended_share
select
    days,
    sum(case when ended_by = 'unsubscribe' then people else 0 end) as n_unsubscribe,
    sum(case when ended_by = 'complaint' then people else 0 end) as n_complaint,
    sum(case when ended_by = 'bounce' then people else 0 end) as n_bounce,
    sum(case when ended_by = 'silent' then people else 0 end) as n_silent,
    sum(case when ended_by is null then people else 0 end) as n_open
from subscription_days
group by days
order by days
