-- question.en: Where do people go next, step after step?
-- question.fr: Où vont les gens ensuite, étape après étape ?
-- reading.en: Each column holds every journey shown: the most frequent steps, the others together, those that ended, and those still running when the data end. The width of a link is a number of journeys. With an end chosen, only the journeys that come to it are shown, up to the first time they do after their first step; those arrived stay there, and the start is the first time the journey has the step chosen.
-- reading.fr: Chaque colonne contient tous les parcours montrés : les étapes les plus fréquentes, les autres ensemble, ceux qui ont pris fin, et ceux encore en cours à la fin des données. La largeur d'un lien est un nombre de parcours. Si une arrivée est choisie, seuls les parcours qui l'atteignent sont montrés, jusqu'à la première fois qu'ils l'atteignent après leur première étape ; ceux arrivés y restent, et le départ est la première fois que le parcours a l'étape choisie.
-- limits.en: Below the chart n is journeys, in the table people; one person may have several journeys, and the intervals take journeys as independent. Journeys that take a link of fewer than 5 people, or that stop after the start chosen in fewer than 5, go to “other” from there. Nothing is shown where fewer than 5 people have the start chosen without reaching the end.
-- limits.fr: Sous le graphique n compte des parcours, dans le tableau des personnes ; une même personne peut avoir plusieurs parcours, et les intervalles les supposent indépendants. Les parcours qui empruntent un lien de moins de 5 personnes, ou s'arrêtent à moins de 5 après le départ choisi, passent dans « autres ». Rien n'est montré si moins de 5 personnes ont le départ choisi sans atteindre l'arrivée.
-- counts: journey_steps
-- builds on: journeys, each_journey, walked, path_steps, path_parts, shown_paths
-- grain: step_no, source, target
-- read as: flow
-- n: share_of_started_n
-- parameter: columns = 5
-- parameter: top = 6
-- parameter: fold_below = 5
with placed as (
    select shown_paths.path_no, shown_paths.is_open, shown_paths.stop, shown_paths.journeys, path_steps.step, path_steps.place - shown_paths.begins_at + 1 as step_no
    from shown_paths join path_steps on path_steps.path_no = shown_paths.path_no
    where path_steps.place >= shown_paths.begins_at and (shown_paths.arrives_at is null or path_steps.place < shown_paths.arrives_at) and path_steps.place - shown_paths.begins_at <= $columns
),
ranked as (
    select step_no, step, row_number() over (partition by step_no order by sum(journeys) desc, step) as rank
    from placed
    group by step_no, step
),
grouped as (
    select placed.path_no, placed.is_open, placed.step_no, placed.stop, placed.journeys, case when ranked.rank <= $top then placed.step else 'other' end as what_step
    from placed join ranked on ranked.step_no = placed.step_no and ranked.step = placed.step
),
linked as (
    select
        *, coalesce(lag(what_step) over in_order, 'start') as kind_before, coalesce(lead(what_step) over in_order, stop) as kind_after, lead(what_step) over in_order is null as is_last
    from grouped
    window in_order as (partition by path_no, is_open order by step_no)
),
sizes as (
    -- somebody's journeys begin more than a silence apart: a link of more than so many is of enough people, who need not be counted
    select
        step_no, what_step, kind_after, is_last, sum(journeys) > ($fold_below - 1) * (date_diff('day', $start, $end) * 1440 // $gap_minutes + 3) as is_large
    from linked
    group by step_no, what_step, kind_after, is_last
),
few as (
    select linked.step_no, linked.what_step, linked.kind_after, linked.is_last, count(distinct walked.person_no) as n
    from sizes
    join linked on linked.step_no = sizes.step_no and linked.what_step = sizes.what_step and linked.kind_after = sizes.kind_after and linked.is_last = sizes.is_last
    join walked on walked.path_no = linked.path_no and walked.is_open = linked.is_open
    where not sizes.is_large
    group by linked.step_no, linked.what_step, linked.kind_after, linked.is_last
),
links as (
    select step_no, what_step, kind_after, is_last, n, n < $fold_below or kind_after = 'other' as is_other from few
    union all
    select step_no, what_step, kind_after, is_last, $fold_below, kind_after = 'other' from sizes where is_large
),
small as (
    select
        *, n < $fold_below or ($begin <> '|' and step_no = 1 and sum(case when is_other then n else 0 end) over (partition by step_no) between 1 and $fold_below - 1
        and row_number() over (partition by step_no, is_other order by n, kind_after) = 1) as is_folded
    from links
),
folded as (
    select
        linked.path_no, linked.is_open, linked.step_no, linked.stop, linked.journeys,
        case when arrived.is_folded or (linked.is_last and gone.is_folded and (linked.step_no > 1 or $begin = '|')) then 'other' else linked.what_step end as what_step
    from linked
    left join small as arrived on arrived.step_no = linked.step_no - 1 and arrived.what_step = linked.kind_before and arrived.kind_after = linked.what_step and not arrived.is_last
    left join small as gone on gone.step_no = linked.step_no and gone.what_step = linked.what_step and gone.kind_after = linked.kind_after and gone.is_last = linked.is_last
    union all
    select linked.path_no, linked.is_open, 2, linked.stop, linked.journeys, 'other'
    from linked join small on small.step_no = 1 and small.what_step = linked.what_step and small.kind_after = linked.kind_after and small.is_last
    where $begin <> '|' and linked.step_no = 1 and linked.is_last and small.is_folded
),
pairs as (
    select folded.path_no, folded.is_open, folded.step_no, folded.journeys, folded.what_step as source, coalesce(later.what_step, folded.stop) as target
    from folded left join folded as later on later.path_no = folded.path_no and later.is_open = folded.is_open and later.step_no = folded.step_no + 1
    where folded.step_no <= $columns
),
each_link as (
    select step_no, source, target, cast(row_number() over (order by step_no, source, target) as integer) as link_no, cast(sum(journeys) as bigint) as journeys
    from pairs
    group by step_no, source, target
),
taken as (
    select pairs.path_no, pairs.is_open, each_link.link_no
    from pairs join each_link on each_link.step_no = pairs.step_no and each_link.source = pairs.source and each_link.target = pairs.target
),
people as (
    select taken.link_no, count(distinct walked.person_no) as n
    from taken join walked on walked.path_no = taken.path_no and walked.is_open = taken.is_open
    group by taken.link_no
),
counted as (
    select each_link.step_no, each_link.source, each_link.target, people.n, each_link.journeys
    from each_link join people on people.link_no = each_link.link_no
),
unshown as (
    select count(distinct walked.person_no) as people
    from walked join path_parts on path_parts.path_no = walked.path_no
    where not path_parts.is_shown
),
totals as (
    select
        (select cast(sum(journeys) as bigint) from walked) as n_everyone,
        case when unshown.people not between 1 and 4 then (select cast(coalesce(sum(journeys), 0) as bigint) from shown_paths) end as n_started
    from unshown
)
select
    step_no, source, target, case when n_started > 0 then n end as n, journeys,
    share_of_everyone(journeys, n_everyone) as share_of_everyone, n_everyone as share_of_everyone_n,
    share_of_started(journeys, n_started) as share_of_started, n_started as share_of_started_n,
    share_of_previous(journeys, sum(journeys) over (partition by step_no, source)) as share_of_previous,
    cast(sum(journeys) over (partition by step_no, source) as bigint) as share_of_previous_n
from counted cross join totals
order by step_no, journeys desc, source, target
