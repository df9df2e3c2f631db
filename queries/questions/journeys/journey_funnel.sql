-- question.en: How many get from one step to the next, within the time given?
-- question.fr: Combien passent d'une étape à la suivante, dans le temps donné ?
-- title of: stage_no = 2
-- title.en: {value_label}: {value} of those who began ({span})
-- title.fr: {value_label} : {value} de ceux qui ont commencé ({span})
-- reading.en: People, from their first such step in the period. Other steps may come between. Those who began too recently to have had the whole time are left out.
-- reading.fr: Des personnes, depuis leur première étape de ce type dans la période. D'autres étapes peuvent s'intercaler. Celles qui ont commencé trop récemment pour avoir eu tout le temps sont laissées de côté.
-- counts: journey_steps
-- builds on: funnel
-- grain: stage_no, stage
-- whole of: stage_no = 1
-- n: share_of_first_n
with stages as (
    select 1 as stage_no, $stage_1 as stage, count(*) as n, cast(null as double) as median_days_between from funnel
    union all
    select 2, $stage_2, count(reached_2_at), quantile_cont((epoch(reached_2_at) - epoch(begun_at)) / 86400, 0.5) from funnel having $stage_2 <> '|'
    union all
    select 3, $stage_3, count(reached_3_at), quantile_cont((epoch(reached_3_at) - epoch(reached_2_at)) / 86400, 0.5) from funnel having $stage_3 <> '|'
    union all
    select 4, $stage_4, count(reached_4_at), quantile_cont((epoch(reached_4_at) - epoch(reached_3_at)) / 86400, 0.5) from funnel having $stage_4 <> '|'
)
select
    stage_no, stage, n,
    share_of_first(n, first_value(n) over (order by stage_no)) as share_of_first, first_value(n) over (order by stage_no) as share_of_first_n,
    share_of_stage_before(n, lag(n) over (order by stage_no)) as share_of_stage_before, lag(n) over (order by stage_no) as share_of_stage_before_n,
    median_days_between
from stages
order by stage_no
