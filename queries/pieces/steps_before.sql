-- holds.en: Each step that people lived before an end or a move, from the days of each that the question gives (`windows`: person, has_ended, what_step,
--    days_before; what_step empty where somebody lived none): how many of those who came to it had the step, how many of the others, how many would
--    have at equal activity, and the median of days before it with its 95% bounds, empty under nine people.
-- holds.fr: Chaque étape vécue avant une fin ou un passage, d'après les jours que donne la question (`windows` : person, has_ended, what_step,
--    days_before ; what_step vide pour qui n'en a vécu aucune) : combien de ceux qui y sont venus ont eu l'étape, combien des autres, combien
--    l'auraient eue à activité égale, et la médiane des jours qui précèdent avec ses bornes à 95 %, vides à moins de neuf personnes.
-- grain: what_step
-- reads: windows
with people as (
    select person, has_ended, what_step, count(what_step) as times from windows group by person, has_ended, what_step
),
lengths as (
    select person, has_ended, cast(sum(times) as bigint) as steps, case when sum(times) = 0 then 0 when sum(times) = 1 then 1 when sum(times) = 2 then 2 when sum(times) <= 4 then 3 when sum(times) <= 8 then 4 else 5 end as band
    from people
    group by person, has_ended
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
    from people join lengths on lengths.person = people.person
    where people.what_step is not null
    group by people.what_step, lengths.band
),
ranked as (
    select
        person, what_step, days_before, row_number() over (partition by what_step order by days_before) as nth, count(*) over (partition by what_step) as many,
        quantile_cont(days_before, 0.5) over (partition by what_step) as middle
    from windows
    where has_ended and what_step is not null
),
near as (
    select what_step, person, count(*) as times, count(case when days_before <= middle then 1 end) as times_near from ranked group by what_step, person
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
from found join bands on bands.band = found.band left join positions on positions.what_step = found.what_step cross join whole
group by found.what_step, median_days_before, median_days_before_low, median_days_before_high
