-- question.en: From how many messages is one more too many?
-- question.fr: À partir de combien de messages un de plus est-il de trop ?
-- title of: saturation_state = reached
-- title.en: One more is surely too many from {lowest} messages ({lowest_label}), from {highest} ({highest_label})
-- title.fr: Un de plus est sûrement de trop dès {lowest} messages ({lowest_label}), dès {highest} ({highest_label})
-- title.en: One more is surely too many from {lowest} ({lowest_label}) to {highest} messages, by segment
-- title.fr: Un de plus est sûrement de trop dès {lowest} ({lowest_label}) à {highest} messages, selon le segment
-- title.en: One more is surely too many from {lowest} to {highest} messages, by segment
-- title.fr: Un de plus est sûrement de trop dès {lowest} à {highest} messages, selon le segment
-- title.en: One more is surely too many from {alike} messages, in every segment that can be told
-- title.fr: Un de plus est sûrement de trop dès {alike} messages, dans chaque segment qui se laisse dire
-- title.en: One more is surely too many from {value} messages ({value_label})
-- title.fr: Un de plus est sûrement de trop dès {value} messages ({value_label})
-- reading.en: Per segment, the first level of pressure from which weeks bring the same customer no more clicks than the level below, or from which each message loses at least a quarter more people than at lower levels (people of the same usual, same month). “By the estimate” is the likeliest; “surely” is when the whole 95 % interval, corrected for the levels looked at, says no more clicks, or a quarter more people lost. A blank means that the data do not tell: too few clicks or departures, or no such level within what was sent.
-- reading.fr: Par segment, le premier niveau de pression à partir duquel les semaines n'apportent pas au même client plus de clics que le niveau d'en dessous, ou à partir duquel chaque message fait partir au moins un quart de personnes de plus qu'aux niveaux inférieurs (personnes de même habitude, même mois). « Selon l'estimation » : le plus vraisemblable ; « sûrement » : quand tout l'intervalle à 95 %, corrigé du nombre de niveaux regardés, dit pas plus de clics, ou un quart de départs en plus. Un blanc : les données ne le disent pas, faute de clics ou de départs, ou faute d'un tel niveau dans ce qui a été envoyé.
-- limits.en: With more than 40,000 people, clicks are told from people drawn by chance (one in 2, 4, 8… so that at most about 40,000 are kept) and n counts those; departures from everyone.
-- limits.fr: Au-delà de 40 000 personnes, les clics sont racontés d'après des personnes tirées au sort (une sur 2, 4, 8… pour en garder environ 40 000 au plus) et n compte celles-ci ; les départs d'après tout le monde.
-- counts: leaving_levels by week
-- builds on: own_levels
-- builds on: levels_named
-- grain: segment, saturation_state
-- read as: saturation
-- n: people_in_all
with clickers as (
    select person_no, sum(clicked) as events from own_levels group by person_no
),
leaving_cells as (
    select segment, usual_level, month, level, sum(messages) as exposure, sum(leavers) as events from leaving_levels where window_days = $window_days group by segment, usual_level, month, level
),
leaving_strata as (
    select
        segment, level, exposure, events, dense_rank() over (order by segment, usual_level, month) as stratum,
        sum(events) over (partition by segment, usual_level, month) as stratum_events
    from leaving_cells
),
sizes as (
    select segment, count(distinct person_no) as people from own_levels group by segment
),
told as (
    select o.segment, 'click' as outcome, level, case when p.events > 0 then o.person_no end as stratum, count(*) as people, sum(weeks) as n_weeks, sum(weeks) as exposure, sum(o.clicked) as events
    from own_levels o join clickers p on p.person_no = o.person_no
    group by o.segment, level, case when p.events > 0 then o.person_no end
    union all
    select segment, 'opt_out', level, case when stratum_events > 0 then stratum end, 0, 0, sum(exposure), sum(events)
    from leaving_strata
    group by segment, level, case when stratum_events > 0 then stratum end
)
select
    t.segment, outcome, t.stratum, n.messages_from, t.people, n_weeks, exposure, events, s.people as segment_people, (select sum(people) from sizes) as people_in_all
from told t join levels_named n on n.level = t.level left join sizes s on s.segment = t.segment or (s.segment is null and t.segment is null)
order by t.segment, outcome, n.messages_from, stratum
