-- holds.en: The stretches of `subscriptions` that ended, by leaving or as watching stopped before the last week of `person_weeks`: a small part of them, so that how long people stay
--    is told without reading those of everybody who is still there.
-- holds.fr: Les périodes de `subscriptions` qui ont pris fin, par un départ ou parce que l'observation s'arrête avant la dernière semaine de `person_weeks` : une petite part d'entre
--    elles, si bien que dire combien de temps on reste ne demande pas de lire celles de tous ceux qui sont encore là.
-- grain: customer_id, spell
-- renew: whole
-- after: subscriptions, person_weeks
select customer_id, spell, left_on, watched_until_on, segment, language, country
from subscriptions
where left_on is not null or watched_until_on < (select max(week) from person_weeks)
order by watched_until_on, customer_id
