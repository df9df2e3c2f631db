-- holds.en: Each person of one test (the latest unless one is named): what happened to them since the draw, and before it. People found in two groups are left out.
-- holds.fr: Chaque personne d'un test (le dernier, sauf si l'un est nommé) : ce qui lui est arrivé depuis le tirage, et avant. Les personnes trouvées dans deux groupes sont écartées.
-- counts: experiment_weeks by assigned_on
-- grain: customer_id
-- parameter: experiment =
-- parameter: weeks = 12
-- parameter: control_percent = 0
with latest as (
    select experiment_id, max(assigned_on) as assigned_on from experiment_weeks group by experiment_id
),
chosen as (
    select case when $experiment = '' then (select experiment_id from latest order by assigned_on desc, experiment_id limit 1) else $experiment end as experiment_id
)
select
    customer_id, arm, max(planned_share) as planned_share,
    sum(case when week_no >= 0 then messages else 0 end) as messages, sum(case when week_no >= 0 then clicked else 0 end) as clicked,
    sum(case when week_no >= 0 then orders else 0 end) as orders, sum(case when week_no >= 0 then revenue else 0 end) as revenue,
    max(case when week_no >= 0 and has_left then 1 else 0 end) as has_left,
    sum(case when week_no < 0 then messages else 0 end) as messages_before, max(case when week_no < 0 and orders > 0 then 1 else 0 end) as bought_before
from experiment_weeks
where experiment_id = (select experiment_id from chosen) and week_no < $weeks and not is_in_two_arms
group by customer_id, arm
