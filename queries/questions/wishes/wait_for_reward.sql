-- question.en: How long do new members wait for their first reward?
-- question.fr: Combien de temps un nouveau membre attend-il sa première récompense ?
-- title at: 180
-- title.en: {value} of new members have spent no points {at} after their first ({span})
-- title.fr: {value} des nouveaux membres n'ont dépensé aucun point {at} après les premiers gagnés ({span})
-- reading.en: New members of the period; the line starts at 100% on the day of their first points and falls as they first spend some. Those who have not stay in it for as long as they could be watched (Kaplan–Meier).
-- reading.fr: Les nouveaux membres de la période ; la ligne part de 100 % le jour de leurs premiers points et descend à mesure qu'ils en dépensent pour la première fois. Ceux qui ne l'ont pas fait y restent aussi longtemps qu'on a pu les suivre (Kaplan–Meier).
-- limits.en: Whose points first move in the first 182 days of the data may be an old member and is left out. Advantages that cost no points are not seen.
-- limits.fr: Ceux dont les points bougent dans les 182 premiers jours des données sont peut-être d'anciens membres et sont laissés de côté. Les avantages qui ne coûtent pas de points ne se voient pas.
-- empty.en: This is told of members who join after the first 182 days of the data, where a tool tells of each movement, points spent among them (loyalty_events: kind, occurred_at); balances alone do not tell it.
-- empty.fr: Ceci se dit des membres arrivés après les 182 premiers jours des données, là où un outil dit chaque mouvement, points dépensés compris (loyalty_events : kind, occurred_at) ; des soldes seuls ne le disent pas.
-- counts: first_rewards by earned_on
-- fills with: loyalty_events.occurred_at
-- read as: survival
-- renames: still_waiting_share to not_rewarded_yet_share
select
    cast(coalesce(rewarded_after_days, watched_days) as bigint) as days, count(rewarded_after_days) as n_ended, count(case when rewarded_after_days is null then 1 end) as n_open
from first_rewards
group by coalesce(rewarded_after_days, watched_days)
order by days
