-- holds.en: Each time one family of steps came right after another in a journey of `usual_paths`, and how many days after the other began; in the order
--    of these days, so that a median need not put them in order. `last_started_on` is when the journey began in which the same person had the
--    same two before: who had not before a period began is counted by adding.
-- holds.fr: Chaque fois qu'une famille d'étapes en a suivi directement une autre dans un parcours de `usual_paths`, et combien de jours après le début de
--    l'autre ; dans l'ordre de ces jours, pour qu'une médiane n'ait pas à les ordonner. `last_started_on` dit quand a commencé le parcours où la
--    même personne avait déjà eu les deux : celles qui ne les avaient pas eues avant le début d'une période se comptent en additionnant.
-- grain: source, target, days, started_on, customer_id
-- gathers: usual_journeys
-- renew: whole
-- after: usual_journeys
with pairs as (
    select
        person_no, customer_id, place, group_before as source, step_group as target, started_on, (epoch(occurred_at) - epoch(group_before_at)) / 86400 as days,
        segment, language, country
    from usual_journeys
    where is_drawn and step_group <> group_before
)
select
    source, target, days, started_on, lag(started_on) over (partition by person_no, source, target order by place) as last_started_on,
    customer_id, segment, language, country
from pairs
order by source, target, days
