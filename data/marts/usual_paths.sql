-- holds.en: Each journey of a person drawn, cut as journeys are when nothing else is asked for: 30 days of silence end one, families of steps are told
--    apart and not the kinds in them, and a family that repeats at once counts once. `path` names them in their order, with `␟` between two;
--    `path_no` numbers the paths that differ, `steps` is how many there are and `days` how long from the first to the last.
-- holds.fr: Chaque parcours d'une personne tirée au sort, découpé comme les parcours le sont quand rien d'autre n'est demandé : 30 jours de silence en
--    achèvent un, on y distingue les familles d'étapes et non leurs sortes, et une famille qui se répète aussitôt compte une fois. `path` les
--    nomme dans leur ordre, séparées par `␟` ; `path_no` numérote les chemins différents, `steps` dit leur nombre et `days` le temps de la
--    première à la dernière.
-- grain: person_no, journey
-- gathers: usual_journeys
-- renew: whole
-- after: usual_journeys, journey_steps
with each_one as (
    select
        person_no, journey, any_value(customer_id) as customer_id, any_value(started_on) as started_on, coalesce(any_value(runs_until) >= (select max(occurred_at) from main.journey_steps), false) as is_open, cast(count(*) as integer) as steps,
        (epoch(max(occurred_at)) - epoch(min(occurred_at))) / 86400 as days,
        -- the first step apart: most journeys have no other, and need not be put in order
        concat_ws('␟', max(case when group_before is null then step_group end), string_agg(step_group, '␟' order by place) filter (where group_before is not null)) as path,
        any_value(segment) as segment, any_value(language) as language, any_value(country) as country
    from usual_journeys
    where is_drawn and (group_before is null or step_group <> group_before)
    group by person_no, journey
),
paths as (
    select path, cast(row_number() over (order by path) as integer) as path_no from (select distinct path from each_one)
)
select person_no, customer_id, journey, started_on, is_open, steps, days, path_no, path, segment, language, country
from each_one join paths using (path)
order by started_on, person_no, journey
