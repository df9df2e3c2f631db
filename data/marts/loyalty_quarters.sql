-- holds.en: Per member of the loyalty programme and quarter: points earned, spent and lost to expiry. A quarter without a movement has no row.
-- holds.fr: Par membre du programme de fidélité et trimestre : points gagnés, dépensés et perdus par expiration. Un trimestre sans mouvement n'a pas de ligne.
-- grain: customer_id, quarter
-- renew: whole
-- after: reporting_zone
select
    coalesce(e.customer_id, e.person_key) as customer_id, cast(date_trunc('quarter', timezone(zone, e.occurred_at)) as date) as quarter, any_value(e.source_system) as source_system,
    sum(case when e.kind = 'earn' then abs(e.points) else 0 end) as points_earned,
    sum(case when e.kind = 'burn' then abs(e.points) else 0 end) as points_spent,
    sum(case when e.kind = 'expire' then abs(e.points) else 0 end) as points_lost,
    any_value(u.segment) as segment, any_value(u.language) as language, any_value(u.country) as country
from loyalty_events e cross join reporting_zone left join customers u on u.customer_id = e.customer_id
where e.occurred_at is not null and coalesce(e.customer_id, e.person_key) is not null and e.kind in ('earn', 'burn', 'expire')
group by 1, 2
order by quarter
