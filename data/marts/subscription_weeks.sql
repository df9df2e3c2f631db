-- holds.en: Stretches of `subscriptions` counted by the weeks they began and were last watched in, and the week until which their people were watched in
--    earlier stretches (empty: none), by group: who was subscribed between two Mondays is counted once by adding.
-- holds.fr: Périodes de `subscriptions` comptées par semaine de début et de dernière observation, et semaine jusqu'où leurs personnes furent observées dans des périodes
--    d'avant (vide : aucune), par groupe : qui était abonné entre deux lundis se compte une fois en additionnant.
-- grain: entered_week, watched_until_week, watched_before_week, segment, language, country
-- gathers: subscriptions
-- after: subscriptions
select
    cast(date_trunc('week', entered_on) as date) as entered_week, cast(date_trunc('week', watched_until_on) as date) as watched_until_week,
    cast(date_trunc('week', watched_before_until_on) as date) as watched_before_week, segment, language, country, cast(count(*) as integer) as people
from subscriptions
where customer_id is not null
group by 1, 2, 3, 4, 5, 6
order by entered_week
