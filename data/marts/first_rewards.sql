-- holds.en: New members of the loyalty programme: the day of their first points, and how many days later they first spent some (empty: not yet), or until when they are watched. Whose points first
--    move in the first 182 days of the data may be an old member and is left out, as is who spends before earning; so is everybody where no tool tells of points spent.
-- holds.fr: Les nouveaux membres du programme de fidélité : le jour de leurs premiers points, et combien de jours après ils en ont dépensé pour la première fois (vide : pas encore), ou jusqu'à quand on les
--    suit. Ceux dont les points bougent dans les 182 premiers jours des données sont peut-être d'anciens membres et sont écartés, comme qui dépense avant de gagner ; tous le sont si aucun outil ne dit de points dépensés.
-- grain: customer_id
-- renew: whole
-- after: reporting_zone
with moved as (
    select
        coalesce(e.customer_id, e.person_key) as customer_id, e.source_system, e.kind, cast(timezone(zone, e.occurred_at) as date) as moved_on
    from loyalty_events e cross join reporting_zone
    where e.occurred_at is not null and coalesce(e.customer_id, e.person_key) is not null and e.kind in ('earn', 'burn')
),
seen as (select source_system, min(moved_on) as first_on, max(moved_on) as last_on from moved group by source_system having count(case when kind = 'burn' then 1 end) > 0),
members as (
    select
        customer_id, source_system, min(case when kind = 'earn' then moved_on end) as earned_on, min(case when kind = 'burn' then moved_on end) as rewarded_on
    from moved
    group by customer_id, source_system
)
select
    members.customer_id, members.source_system, earned_on, rewarded_on - earned_on as rewarded_after_days, seen.last_on - earned_on as watched_days, customers.segment, customers.language, customers.country
from members join seen on seen.source_system = members.source_system left join customers on customers.customer_id = members.customer_id
where earned_on >= seen.first_on + 182 and coalesce(rewarded_on >= earned_on, true)
order by earned_on
