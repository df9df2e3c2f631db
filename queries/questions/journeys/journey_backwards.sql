-- question.en: What came before this end, more often than for the others?
-- question.fr: Qu'est-ce qui a précédé cette fin, plus souvent que pour les autres ?
-- reading.en: People who reached this end, in the days before it, against as many days of people who did not reach it in the period but were also active. A lift of 2: the step is twice as frequent before the end. It is associated with it, which is not to cause it.
-- reading.fr: Les personnes arrivées à cette fin, dans les jours qui précèdent, face à autant de jours de personnes qui n'y sont pas arrivées dans la période mais étaient elles aussi actives. Un rapport de 2 : l'étape est deux fois plus fréquente avant cette fin. Elle lui est associée, ce qui n'est pas la causer.
-- limits.en: Longer paths contain more of everything: “at equal activity” compares with people who had as many steps. Each person of the comparison is looked at from one of the days on which the end was reached, drawn in order of their identifiers. Somebody who has the step several times counts as one person in the interval of the median; under nine people there is none.
-- limits.fr: Un parcours plus long contient plus de tout : « à activité égale » compare à des personnes qui ont eu autant d'étapes. Chaque personne de la comparaison est observée depuis l'un des jours où la fin a été atteinte, tiré dans l'ordre des identifiants. Qui a plusieurs fois l'étape compte pour une seule personne dans l'intervalle de la médiane ; à moins de neuf personnes, il n'y en a pas.
-- counts: journey_steps
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
    select opened.person_no, opened.has_ended, told.what_step, (epoch(opened.index_at) - epoch(told.occurred_at)) / 86400 as days_before
    from opened join told on told.person_no = opened.person_no
    where told.occurred_at < opened.index_at and told.occurred_at >= opened.since_at and not told.is_ending
),
people as (
    select person_no, has_ended, what_step, count(*) as times from windows group by person_no, has_ended, what_step
),
lengths as (
    select person_no, has_ended, cast(sum(times) as bigint) as steps, case when sum(times) = 1 then 1 when sum(times) = 2 then 2 when sum(times) <= 4 then 3 when sum(times) <= 8 then 4 else 5 end as band
    from people
    group by person_no, has_ended
),
bands as (
    select band, sum(cast(has_ended as integer)) as n_ended, sum(cast(not has_ended as integer)) as n_other, sum(case when has_ended then steps end) as steps_ended, sum(case when not has_ended then steps end) as steps_other
    from lengths
    group by band
),
whole as (
    select sum(n_ended) as n_ended, sum(n_other) as n_other, sum(steps_ended) / nullif(sum(n_ended), 0) as mean_steps_ended, sum(steps_other) / nullif(sum(n_other), 0) as mean_steps_other from bands
),
found as (
    select people.what_step, lengths.band, count(case when people.has_ended then 1 end) as x_ended, count(case when not people.has_ended then 1 end) as x_other
    from people join lengths on lengths.person_no = people.person_no
    group by people.what_step, lengths.band
),
ranked as (
    select
        person_no, what_step, days_before, row_number() over (partition by what_step order by days_before) as nth, count(*) over (partition by what_step) as many,
        quantile_cont(days_before, 0.5) over (partition by what_step) as middle
    from windows
    where has_ended
),
near as (
    select what_step, person_no, count(*) as times, count(case when days_before <= middle then 1 end) as times_near from ranked group by what_step, person_no
),
reaches as (
    select what_step, case when count(*) >= 9 then median_reach(times_near, times) end as reach from near group by what_step
),
positions as (
    select
        ranked.what_step, any_value(middle) as median_days_before,
        min(case when reach <= many / 2.0 - 1 and nth >= floor(many / 2.0 - reach) then days_before end) as median_days_before_low,
        max(case when reach <= many / 2.0 - 1 and nth <= ceil(many / 2.0 + 1 + reach) then days_before end) as median_days_before_high
    from ranked join reaches on reaches.what_step = ranked.what_step
    group by ranked.what_step
)
select
    found.what_step, median_days_before, median_days_before_low, median_days_before_high,
    cast(sum(x_ended) as bigint) as x_ended, cast(any_value(whole.n_ended) as bigint) as of_ended,
    cast(sum(x_other) as bigint) as x_other, cast(any_value(whole.n_other) as bigint) as of_other,
    sum(case when bands.n_other > 0 then x_other * bands.n_ended / cast(bands.n_other as double) else 0 end) as expected_at_equal_activity,
    any_value(mean_steps_ended) as mean_steps_ended, any_value(mean_steps_other) as mean_steps_other
from found join bands on bands.band = found.band join positions on positions.what_step = found.what_step cross join whole
group by found.what_step, median_days_before, median_days_before_low, median_days_before_high
order by x_ended desc, found.what_step
