-- question.en: What share of journeys is where, at each step?
-- question.fr: Quelle part des parcours se trouve où, à chaque étape ?
-- reading.en: Each column sums to 100 %: a journey that ended stays in “end”, one still running when the data end stays in “still running”. With an end chosen, only the journeys that come to it are shown, up to the first time they do after their first step; those arrived stay there.
-- reading.fr: Chaque colonne fait 100 % : un parcours achevé reste dans « fin », un parcours encore en cours à la fin des données reste dans « en cours ». Si une arrivée est choisie, seuls les parcours qui l'atteignent sont montrés, jusqu'à la première fois qu'ils l'atteignent après leur première étape ; ceux arrivés y restent.
-- limits.en: n is people; the shares are of journeys. Journeys that stop after as many steps in fewer than 5 people stay in “other”. Nothing is told where fewer than 5 people have the start chosen and do not come to the end.
-- limits.fr: n compte des personnes ; les parts sont des parts de parcours. Les parcours qui s'arrêtent après autant d'étapes chez moins de 5 personnes restent dans « autres ». Rien n'est dit si moins de 5 personnes ont le départ choisi sans atteindre l'arrivée.
-- counts: journey_steps
-- builds on: journeys, paths
-- grain: what_step, step_no
-- n: share_of_started_n
-- parameter: columns = 8
-- parameter: top = 9
-- parameter: fold_below = 5
with placed as (
    select
        journeys.person_no, journeys.journey, journeys.step, journeys.place - paths.begins_at + 1 as step_no,
        case when paths.arrives_at is not null then $finish when journeys.is_open then 'open' else 'end' end as stop
    from journeys join paths on paths.person_no = journeys.person_no and paths.journey = journeys.journey
    where paths.is_shown and journeys.place >= paths.begins_at and (paths.arrives_at is null or journeys.place < paths.arrives_at) and journeys.place - paths.begins_at < $columns
),
ranked as (
    select step, row_number() over (order by count(*) desc, step) as rank from placed group by step
),
lengths as (
    select person_no, journey, stop, max(step_no) as steps from placed group by person_no, journey, stop
),
stops as (
    select stop, steps, count(distinct person_no) as n from lengths group by stop, steps
),
numbers as (
    select step_no from placed
    union
    select steps + 1 from lengths where $finish <> '|' and steps < $columns
),
states as (
    select placed.step_no, placed.person_no, false as is_stop, case when ranked.rank <= $top then placed.step else 'other' end as what_step
    from placed join ranked on ranked.step = placed.step
    union all
    select numbers.step_no, lengths.person_no, true, case when stops.n < $fold_below then 'other' else lengths.stop end
    from lengths join numbers on numbers.step_no > lengths.steps join stops on stops.stop = lengths.stop and stops.steps = lengths.steps
),
sizes as (
    select step_no, what_step, is_stop, count(distinct person_no) as n from states group by step_no, what_step, is_stop
),
folded as (
    select states.step_no, states.person_no, case when sizes.n < $fold_below and not states.is_stop then 'other' else states.what_step end as what_step
    from states join sizes on sizes.step_no = states.step_no and sizes.what_step = states.what_step and sizes.is_stop = states.is_stop
),
counted as (
    select what_step, step_no, count(distinct person_no) as n, count(*) as journeys from folded group by what_step, step_no
),
totals as (
    select count(distinct case when not is_shown then person_no end) not between 1 and 4 as is_told from paths
)
select
    what_step, step_no, case when is_told then n end as n, journeys,
    share_of_started(journeys, sum(journeys) over (partition by step_no)) as share_of_started,
    case when is_told then cast(sum(journeys) over (partition by step_no) as bigint) end as share_of_started_n
from counted cross join totals
order by what_step, step_no
