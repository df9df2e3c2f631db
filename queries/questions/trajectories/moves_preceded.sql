-- question.en: Which human events come before customers move?
-- question.fr: Quels événements humains précèdent les passages d'un état à l'autre ?
-- reading.en: Customers who moved this way during a quarter, against those in the same starting states who did not: what they lived through in the 182 days before that quarter. Associated with, not cause of.
-- reading.fr: Les clients passés d'un état à l'autre dans ce sens pendant un trimestre, face à ceux des mêmes états de départ qui ne l'ont pas fait : ce qu'ils ont vécu pendant les 182 jours avant ce trimestre. Associé à, et non cause de.
-- limits.en: Somebody who has the step several times counts as one person in the interval of the median; under nine people there is none.
-- limits.fr: Qui a plusieurs fois l'étape compte pour une seule personne dans l'intervalle de la médiane ; à moins de neuf personnes, il n'y en a pas.
-- counts: value_states by quarter
-- counts: journey_steps
-- grain: what_step
-- read as: lift
-- n: of_ended
-- parameter: direction = down
-- values: direction = down, up, lost
-- parameter: from_state = |
with moves as (
    select
        customer_id, quarter, row_number() over (partition by customer_id order by quarter desc) as latest,
        case when $direction = 'lost' then state = 'dormant' when $direction = 'down' then state in ('declining', 'dormant') else state in ('growing', 'returned') end as has_ended
    from value_states
    where ($from_state = '|' or state_before = $from_state) and case when $direction = 'lost' then state_before <> 'dormant' when $direction = 'down' then state_before in ('new', 'growing', 'stable', 'returned') else state_before in ('declining', 'dormant', 'stable') end
),
one_each as (
    select customer_id, quarter, has_ended from moves where latest = 1
),
windows as (
    select one_each.customer_id, one_each.has_ended, journey_steps.step as what_step, datediff('day', journey_steps.occurred_on, one_each.quarter) as days_before
    from one_each join journey_steps on journey_steps.customer_id = one_each.customer_id
    where journey_steps.occurred_on < one_each.quarter and journey_steps.occurred_on >= one_each.quarter - 182
        and journey_steps.step_group not in ('order', 'delivery')
),
lengths as (
    select one_each.customer_id, one_each.has_ended, count(windows.what_step) as steps, case when count(windows.what_step) = 0 then 0 when count(windows.what_step) = 1 then 1 when count(windows.what_step) = 2 then 2 when count(windows.what_step) <= 4 then 3 when count(windows.what_step) <= 8 then 4 else 5 end as band
    from one_each left join windows on windows.customer_id = one_each.customer_id
    group by one_each.customer_id, one_each.has_ended
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
    select
        windows.what_step, lengths.band,
        count(distinct case when windows.has_ended then windows.customer_id end) as x_ended,
        count(distinct case when not windows.has_ended then windows.customer_id end) as x_other
    from windows join lengths on lengths.customer_id = windows.customer_id
    group by windows.what_step, lengths.band
),
ranked as (
    select
        customer_id, what_step, days_before, row_number() over (partition by what_step order by days_before) as nth, count(*) over (partition by what_step) as many,
        quantile_cont(days_before, 0.5) over (partition by what_step) as middle
    from windows
    where has_ended
),
near as (
    select what_step, customer_id, count(*) as times, count(case when days_before <= middle then 1 end) as times_near from ranked group by what_step, customer_id
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
order by x_ended desc, found.what_step
