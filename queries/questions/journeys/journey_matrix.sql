-- question.en: Where are journeys at each step?
-- question.fr: Où en sont les parcours à chaque étape ?
-- reading.en: Each column sums to 100%: a journey that ended stays in “end”, one still running when the data end stays in “still running”. With an end chosen, only the journeys that come to it are shown, up to the first time they do after their first step; those arrived stay there.
-- reading.fr: Chaque colonne fait 100 % : un parcours achevé reste dans « fin », un parcours encore en cours à la fin des données reste dans « en cours ». Si une arrivée est choisie, seuls les parcours qui l'atteignent sont montrés, jusqu'à la première fois qu'ils l'atteignent après leur première étape ; ceux arrivés y restent.
-- limits.en: n is people; the shares are of journeys. Journeys that stop after as many steps in fewer than 5 people stay in “other”. Nothing is shown where fewer than 5 people have the start chosen without reaching the end.
-- limits.fr: n compte des personnes ; les parts sont des parts de parcours. Les parcours qui s'arrêtent après autant d'étapes chez moins de 5 personnes restent dans « autres ». Rien n'est montré si moins de 5 personnes ont le départ choisi sans atteindre l'arrivée.
-- counts: journey_steps
-- builds on: journeys, each_journey, walked, path_steps, path_parts, shown_paths
-- grain: what_step, step_no
-- n: share_of_started_n
-- parameter: columns = 8
-- parameter: top = 9
-- parameter: fold_below = 5
with placed as (
    select shown_paths.path_no, shown_paths.is_open, shown_paths.stop, shown_paths.journeys, path_steps.step, path_steps.place - shown_paths.begins_at + 1 as step_no
    from shown_paths join path_steps on path_steps.path_no = shown_paths.path_no
    where path_steps.place >= shown_paths.begins_at and (shown_paths.arrives_at is null or path_steps.place < shown_paths.arrives_at) and path_steps.place - shown_paths.begins_at < $columns
),
ranked as (
    select step, row_number() over (order by sum(journeys) desc, step) as rank from placed group by step
),
lengths as (
    select path_no, is_open, stop, journeys, max(step_no) as steps from placed group by path_no, is_open, stop, journeys
),
stops as (
    select lengths.stop, lengths.steps, count(distinct walked.person_no) as n
    from lengths join walked on walked.path_no = lengths.path_no and walked.is_open = lengths.is_open
    group by lengths.stop, lengths.steps
),
numbers as (
    select step_no from placed
    union
    select steps + 1 from lengths where $finish <> '|' and steps < $columns
),
states as (
    select placed.step_no, placed.path_no, placed.is_open, placed.journeys, false as is_stop, case when ranked.rank <= $top then placed.step else 'other' end as what_step
    from placed join ranked on ranked.step = placed.step
    union all
    select numbers.step_no, lengths.path_no, lengths.is_open, lengths.journeys, true, case when stops.n < $fold_below then 'other' else lengths.stop end
    from lengths join numbers on numbers.step_no > lengths.steps join stops on stops.stop = lengths.stop and stops.steps = lengths.steps
),
sizes as (
    select states.step_no, states.what_step, states.is_stop, count(distinct walked.person_no) as n
    from states join walked on walked.path_no = states.path_no and walked.is_open = states.is_open
    where not states.is_stop
    group by states.step_no, states.what_step, states.is_stop
),
folded as (
    select states.step_no, states.path_no, states.is_open, states.journeys, case when sizes.n < $fold_below then 'other' else states.what_step end as what_step
    from states left join sizes on sizes.step_no = states.step_no and sizes.what_step = states.what_step and sizes.is_stop = states.is_stop
),
counted as (
    select what_step, step_no, cast(sum(journeys) as bigint) as journeys from folded group by what_step, step_no
),
people as (
    select folded.what_step, folded.step_no, count(distinct walked.person_no) as n
    from folded join walked on walked.path_no = folded.path_no and walked.is_open = folded.is_open
    group by folded.what_step, folded.step_no
),
totals as (
    select count(distinct case when not path_parts.is_shown then walked.person_no end) not between 1 and 4 as is_told from walked join path_parts on path_parts.path_no = walked.path_no
)
select
    counted.what_step, counted.step_no, case when is_told then people.n end as n, counted.journeys,
    share_of_started(counted.journeys, sum(counted.journeys) over (partition by counted.step_no)) as share_of_started,
    case when is_told then cast(sum(counted.journeys) over (partition by counted.step_no) as bigint) end as share_of_started_n
from counted join people on people.step_no = counted.step_no and people.what_step = counted.what_step cross join totals
order by counted.what_step, counted.step_no
