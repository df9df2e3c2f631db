-- question.en: How long from one step to the other, counting those who never got there?
-- question.fr: Combien de temps d'une étape à l'autre, en comptant ceux qui n'y arrivent jamais ?
-- title at: 30
-- title.en: {rest} got there within {at}
-- title.fr: {rest} y sont arrivés en {at}
-- reading.en: From each person's first such step in the period. The line falls as people reach the second step; those who have not stay in it for as long as they were observed.
-- reading.fr: À partir de la première étape de ce type de chaque personne dans la période. La ligne descend à mesure que les personnes atteignent la seconde ; les autres y restent tant qu'elles ont été observées.
-- counts: journey_steps
-- read as: survival
-- renames: still_waiting_share to not_there_yet_share
-- parameter: first_step = order
-- parameter: second_step = order
-- parameter: counted_from = |
-- parameter: counted_as = |
with counted_steps as (
    select customer_id, place, occurred_at, occurred_on, step_group, coalesce(list_extract(string_split($counted_as, '|'), list_position(string_split($counted_from, '|'), step)), step) as step
    from journey_steps
),
begun as (
    select customer_id, min(place) as place, min(occurred_at) as begun_at
    from counted_steps
    where (step = $first_step or step_group = $first_step) and occurred_on >= $start and occurred_on < $end
    group by customer_id
),
reached as (
    select begun.customer_id, min(counted_steps.occurred_at) as reached_at
    from begun join counted_steps on counted_steps.customer_id = begun.customer_id and counted_steps.place > begun.place
    where counted_steps.step = $second_step or counted_steps.step_group = $second_step
    group by begun.customer_id
),
waits as (
    select
        reached.reached_at is not null as is_reached,
        round((epoch(coalesce(reached.reached_at, (select max(occurred_at) from main.journey_steps))) - epoch(begun.begun_at)) / 86400, 2) as days
    from begun left join reached on reached.customer_id = begun.customer_id
)
select days, count(case when is_reached then 1 end) as n_ended, sum(cast(not is_reached as integer)) as n_open
from waits
group by days
order by days
