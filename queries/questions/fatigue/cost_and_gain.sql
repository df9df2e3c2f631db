-- question.en: What does one more message per 1,000 people bring, and cost?
-- question.fr: Que rapporte, et que coûte, un message de plus à 1 000 personnes ?
-- reading.en: Of 1,000 messages sent to people who had received that many in the window before: departures (with complaints) of the week, and messages clicked. Who is at each level differs: choose a segment to compare people more alike, and see the saturation above for the comparison within people.
-- reading.fr: Pour 1 000 messages envoyés à des personnes qui en avaient reçu autant sur la fenêtre précédente : départs (plaintes comprises) de la semaine, et messages cliqués. Les personnes diffèrent d'un niveau à l'autre : choisissez un segment pour comparer des gens plus semblables, et voyez la saturation plus haut pour la comparaison de chacun avec soi-même.
-- counts: person_weeks by week
-- grain: messages
-- parameter: window_days = 28
with weeks as (
    select customer_id, has_left, clicked, revenue, messages as sent, case $window_days when 7 then before_7 when 14 then before_14 when 90 then before_90 else before_28 end as received from person_weeks where messages > 0
),
steps as (
    select customer_id, has_left, clicked, revenue, sent, case when received = 0 then 0 else least(cast(floor((received - 1) / (case $window_days when 90 then 6 when 28 then 2 else 1 end)) as integer) + 1, 8) end as step from weeks
)
select
    case
        when step = 0 then '0'
        when step = 8 then concat(cast(7 * (case $window_days when 90 then 6 when 28 then 2 else 1 end) + 1 as varchar), '+')
        when (case $window_days when 90 then 6 when 28 then 2 else 1 end) = 1 then cast(step as varchar)
        else concat(cast((step - 1) * (case $window_days when 90 then 6 when 28 then 2 else 1 end) + 1 as varchar), '–', cast(step * (case $window_days when 90 then 6 when 28 then 2 else 1 end) as varchar)) end as messages,
    count(distinct customer_id) as n,
    opt_outs_per_1000_messages(has_left, sent) as opt_outs_per_1000_messages,
    sum(sent) / 1000.0 as opt_outs_per_1000_messages_exposure,
    clicks_per_1000_messages(clicked, sent) as clicks_per_1000_messages,
    sum(sent) / 1000.0 as clicks_per_1000_messages_exposure
from steps
group by step
order by step
