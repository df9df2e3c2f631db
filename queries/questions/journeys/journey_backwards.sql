-- question.en: What came before this end, more often than for the others?
-- question.fr: Qu'est-ce qui a précédé cette fin, plus souvent que pour les autres ?
-- reading.en: People who reached this end, in the days before it, against as many days of people who did not reach it in the period but were also active. A lift of 2: the step is twice as frequent before the end. An association, not a cause.
-- reading.fr: Les personnes arrivées à cette fin, dans les jours qui précèdent, face à autant de jours de personnes qui n'y sont pas arrivées dans la période mais étaient elles aussi actives. Un rapport de 2 : l'étape est deux fois plus fréquente avant cette fin. Une association, pas une cause.
-- limits.en: Longer journeys contain more of every step: “at equal activity” compares with people who had as many steps. Each person of the comparison is looked at from one of the days on which the end was reached, drawn in order of their identifiers. A person who has the step several times counts once in the interval of the median; with fewer than nine people, no interval is given.
-- limits.fr: Un parcours plus long contient plus de chaque étape : « à activité égale » compare à des personnes qui ont eu autant d'étapes. Chaque personne de la comparaison est observée depuis l'un des jours où la fin a été atteinte, tiré dans l'ordre des identifiants. Une personne qui a plusieurs fois l'étape compte une seule fois dans l'intervalle de la médiane ; sous neuf personnes, aucun intervalle n'est donné.
-- counts: journey_steps
-- builds on: steps_before
-- grain: what_step
-- read as: lift
-- n: of_ended
-- parameter: ending = unsubscribe
-- parameter: look_back_days = 90
-- parameter: fine = 1
-- parameter: counted_from = |
-- parameter: counted_as = |
with counted_steps as (
    select person_no, place, occurred_at, occurred_on, step_group, coalesce(list_extract(string_split($counted_as, '|'), list_position(string_split($counted_from, '|'), step)), step) as step
    from journey_steps
),
told as (
    select
        person_no, occurred_at, occurred_on, case when $fine = 1 then step else step_group end as what_step,
        coalesce(list_position(string_split($ending, '|'), step), 0) + coalesce(list_position(string_split($ending, '|'), step_group), 0) > 0 as is_ending
    from counted_steps
),
ended as (
    select person_no, min(occurred_at) as index_at
    from told
    where is_ending and occurred_on >= $start and occurred_on < $end
    group by person_no
),
days as (
    select index_at, row_number() over (order by person_no) - 1 as nth from ended
),
others as (
    select person_no, (row_number() over (order by person_no) - 1) % (select nullif(count(*), 0) from ended) as nth
    from (select distinct person_no from told) as everyone
    where person_no not in (select person_no from ended)
),
indexed as (
    select person_no, index_at, true as has_ended from ended
    union all
    select others.person_no, days.index_at, false
    from others join days on days.nth = others.nth
),
opened as (
    select *, index_at - to_days(cast($look_back_days as integer)) as since_at from indexed
),
windows as (
    select opened.person_no as person, opened.has_ended, told.what_step, (epoch(opened.index_at) - epoch(told.occurred_at)) / 86400 as days_before
    from opened join told on told.person_no = opened.person_no
    where told.occurred_at < opened.index_at and told.occurred_at >= opened.since_at and not told.is_ending
)
select what_step, median_days_before, median_days_before_low, median_days_before_high, x_ended, of_ended, x_other, of_other, expected_at_equal_activity, mean_steps_ended, mean_steps_other
from steps_before
where x_ended > 0
order by x_ended desc, what_step
