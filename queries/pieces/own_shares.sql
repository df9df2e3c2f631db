-- holds.en: Of the people drawn, how many there are of each segment to whom the brand spoke so often of its own accord in the period, and who turned to it so often.
--    One statement for three figures of talk, so that it runs once.
-- holds.fr: Parmi les personnes tirées au sort, combien il y en a de chaque segment à qui la marque a parlé tant de fois d'elle-même dans la période, et qui se sont
--    tournées vers elle tant de fois. Une seule requête pour trois chiffres de parole : elle ne s'exécute qu'une fois.
-- counts: own_turns by said_on
-- grain: segment, talk, inbound
with each as (
    select person_no, count(*) - count(case when side = 'customer' then 1 end) as talk, count(case when side = 'customer' then 1 end) as inbound
    from own_turns
    group by person_no
)
select people.segment, each.talk, each.inbound, count(*) as n_ended, 0 as n_open
from each join main.own_talkers as people on people.person_no = each.person_no
group by people.segment, each.talk, each.inbound
