-- holds.en: The weeks at each level of messages received and what was done in them, person by person of those who clicked or ordered, all others together.
--    One statement for clicks and for orders, so that it runs once.
-- holds.fr: Les semaines à chaque palier de messages reçus et ce qui y a été fait, personne par personne pour qui a cliqué ou commandé, les autres ensemble.
--    Une seule requête pour les clics et les commandes : elle ne s'exécute qu'une fois.
-- counts: own_weeks by week
-- grain: step, person_no
with people as (
    select person_no, sum(clicked) + sum(orders) as events from own_levels group by person_no
)
select
    n.messages, n.level as step, case when p.events > 0 then o.person_no end as person_no,
    count(*) as people, sum(o.weeks) as n_weeks, sum(o.clicked) as clicked, sum(o.orders) as orders, (select count(*) from people) as people_in_all
from own_levels o join people p on p.person_no = o.person_no join levels_named n on n.level = o.level
group by n.level, n.messages, case when p.events > 0 then o.person_no end
