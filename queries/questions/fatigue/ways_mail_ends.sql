-- question.en: How does mail end for newcomers?
-- question.fr: Comment finit la relation par e-mail des nouveaux venus ?
-- title at: 180
-- title.en: {highest_label}: {highest} of newcomers after {at}
-- title.fr: {highest_label} : {highest} des nouveaux venus après {at}
-- reading.en: From the first message or agreement of people who arrived in the period: unsubscribe, spam complaint, dead address (hard bounce), or 90 days of silence (no click, order, message or other sign). Each person counts by what came first. Silence is the departure nobody sees. An end that stays at 0 may be one that no tool records: unsubscribes, spam complaints and dead addresses are counted where exports carry them.
-- reading.fr: Depuis le premier message ou accord des personnes arrivées dans la période : désinscription, plainte pour spam, adresse invalide (rejet définitif), ou 90 jours de silence (ni clic, ni commande, ni message, ni autre signe). Chaque personne compte selon ce qui vient en premier. Le silence est le départ que personne ne voit. Une fin qui reste à 0 n'est peut-être enregistrée par aucun outil : désinscriptions, plaintes pour spam et adresses invalides se comptent là où les exports les portent.
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
