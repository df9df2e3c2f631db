-- question.en: How many people leave, all together, by the messages they had received?
-- question.fr: Combien de personnes partent, toutes ensemble, selon les messages reçus ?
-- title.en: Departures per 1,000 weeks: {worst} at level {worst_label}, {best} at {best_label}
-- title.fr: Départs pour 1 000 semaines : {worst} au palier {worst_label}, {best} au palier {best_label}
-- title.en: Departures per 1,000 weeks: {flat_low} to {flat_high}, no level stands out
-- title.fr: Départs pour 1 000 semaines : de {flat_low} à {flat_high}, aucun palier ne se détache
-- reading.en: Departures per thousand person-weeks by the messages received in the window before the week, with exact Poisson intervals. Raw: people who are attached to the brand are written to more and leave less, so this curve may fall even where each message drives people away. The next ones compare like with like.
-- reading.fr: Départs pour mille semaines-personnes selon les messages reçus sur la fenêtre précédant la semaine, avec intervalles de Poisson exacts. Brut : les personnes attachées à la marque reçoivent plus et partent moins ; cette courbe peut donc descendre même là où chaque message fait fuir. Les suivantes comparent ce qui est comparable.
-- counts: person_weeks by week
-- grain: messages
-- parameter: window_days = 28
with weeks as (
    select person_no, has_left, case $window_days when 7 then before_7 when 14 then before_14 when 90 then before_90 else before_28 end as received from person_weeks
),
steps as (
    select person_no, has_left, case when received = 0 then 0 else least(cast(floor((received - 1) / (case $window_days when 90 then 6 when 28 then 2 else 1 end)) as integer) + 1, 8) end as step from weeks
)
select
    case
        when step = 0 then '0'
        when step = 8 then concat(cast(7 * (case $window_days when 90 then 6 when 28 then 2 else 1 end) + 1 as varchar), '+')
        when (case $window_days when 90 then 6 when 28 then 2 else 1 end) = 1 then cast(step as varchar)
        else concat(cast((step - 1) * (case $window_days when 90 then 6 when 28 then 2 else 1 end) + 1 as varchar), '–', cast(step * (case $window_days when 90 then 6 when 28 then 2 else 1 end) as varchar)) end as messages,
    count(distinct person_no) as n,
    opt_outs_per_1000_weeks(has_left) as opt_outs_per_1000_weeks,
    count(*) / 1000.0 as opt_outs_per_1000_weeks_exposure
from steps
group by step
order by step
