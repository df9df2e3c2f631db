-- question.en: From how many messages is one more too many?
-- question.fr: À partir de combien de messages un de plus est-il de trop ?
-- reading.en: Per segment, the first level of pressure from which weeks bring the same customer no more clicks than the level below, or from which each message loses at least a quarter more people than at lower levels (people of the same usual, same month). “By the estimate” is the likeliest; “surely” is when the whole 95 % interval, corrected for the levels looked at, says no more clicks, or a quarter more people lost. A blank means that the data do not tell: too few clicks or departures, or no such level within what was sent.
-- reading.fr: Par segment, le premier niveau de pression à partir duquel les semaines n'apportent pas au même client plus de clics que le niveau d'en dessous, ou à partir duquel chaque message fait partir au moins un quart de personnes de plus qu'aux niveaux inférieurs (personnes de même habitude, même mois). « Selon l'estimation » : le plus vraisemblable ; « sûrement » : quand tout l'intervalle à 95 %, corrigé du nombre de niveaux regardés, dit pas plus de clics, ou un quart de départs en plus. Un blanc : les données ne le disent pas, faute de clics ou de départs, ou faute d'un tel niveau dans ce qui a été envoyé.
-- limits.en: With more than 40,000 people, clicks are told from people drawn by chance (one in 2, 4, 8… so that at most about 40,000 are kept) and n counts those; departures from everyone.
-- limits.fr: Au-delà de 40 000 personnes, les clics sont racontés d'après des personnes tirées au sort (une sur 2, 4, 8… pour en garder environ 40 000 au plus) et n compte celles-ci ; les départs d'après tout le monde.
-- counts: own_weeks by week
-- counts: leaving_levels by week
-- grain: segment, saturation_state
-- read as: saturation
-- parameter: window_days = 28
with click_steps as (
    select segment, person_no, clicked, case $window_days when 7 then pressure_7 when 14 then pressure_14 when 90 then pressure_90 else pressure_28 end as received from own_weeks
),
click_cells as (
    select
        segment, person_no, case when received = 0 then 0 else least(cast(floor((received - 1) / (case $window_days when 90 then 6 when 28 then 2 else 1 end)) as integer) + 1, 8) end as step,
        count(*) as weeks, sum(clicked) as events
    from click_steps group by 1, 2, 3
),
clickers as (
    select person_no, sum(events) as events from click_cells group by person_no
),
leaving_cells as (
    select segment, usual_level, month, level as step, sum(messages) as exposure, sum(leavers) as events from leaving_levels where window_days = $window_days group by segment, usual_level, month, level
),
leaving_strata as (
    select
        segment, step, exposure, events, dense_rank() over (order by segment, usual_level, month) as stratum,
        sum(events) over (partition by segment, usual_level, month) as stratum_events
    from leaving_cells
),
sizes as (
    select segment, count(distinct person_no) as people from own_weeks group by segment
),
told as (
    select c.segment, 'click' as outcome, step, case when p.events > 0 then c.person_no end as stratum, count(*) as people, sum(weeks) as n_weeks, sum(weeks) as exposure, sum(c.events) as events
    from click_cells c join clickers p on p.person_no = c.person_no
    group by c.segment, step, case when p.events > 0 then c.person_no end
    union all
    select segment, 'opt_out', step, case when stratum_events > 0 then stratum end, 0, 0, sum(exposure), sum(events)
    from leaving_strata
    group by segment, step, case when stratum_events > 0 then stratum end
)
select
    t.segment, outcome, t.stratum, case when step = 0 then 0 else (step - 1) * (case $window_days when 90 then 6 when 28 then 2 else 1 end) + 1 end as messages_from,
    t.people, n_weeks, exposure, events, s.people as segment_people
from told t left join sizes s on s.segment = t.segment or (s.segment is null and t.segment is null)
order by t.segment, outcome, messages_from, stratum
