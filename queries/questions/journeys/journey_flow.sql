-- question.en: Where do people go next, step after step?
-- question.fr: Où vont les gens ensuite, étape après étape ?
-- reading.en: Each column holds every journey shown: the most frequent steps, the others together, those that ended, and those still running when the data end. The width of a link is a number of journeys.
-- reading.fr: Chaque colonne contient tous les parcours montrés : les étapes les plus fréquentes, les autres ensemble, ceux qui ont pris fin, et ceux encore en cours à la fin des données. La largeur d'un lien est un nombre de parcours.
-- limits.en: Below the chart n is journeys, in the table people; one person may have several journeys, and the intervals take journeys as independent. Journeys that take a link of fewer than 5 people go to “other” from there.
-- limits.fr: Sous le graphique n compte des parcours, dans le tableau des personnes ; une même personne peut avoir plusieurs parcours, et les intervalles les supposent indépendants. Les parcours qui empruntent un lien de moins de 5 personnes passent dans « autres ».
-- counts: journey_steps
-- builds on: journeys
-- grain: step_no, source, target
-- apart: step_no
-- n: share_of_started_n
-- parameter: begin = |
-- parameter: columns = 5
-- parameter: top = 6
-- parameter: fold_below = 5
with entered as (
    select person_no, journey, min(place) as begins_at
    from journeys
    where $begin = '|' or step = $begin
    group by person_no, journey
),
placed as (
    select journeys.person_no, journeys.journey, journeys.step, journeys.is_open, journeys.place - entered.begins_at + 1 as step_no
    from journeys join entered on entered.person_no = journeys.person_no and entered.journey = journeys.journey
    where journeys.place >= entered.begins_at and journeys.place - entered.begins_at <= $columns
),
ranked as (
    select step_no, step, row_number() over (partition by step_no order by count(*) desc, step) as rank
    from placed
    group by step_no, step
),
grouped as (
    select placed.person_no, placed.journey, placed.step_no, placed.is_open, case when ranked.rank <= $top then placed.step else 'other' end as what_step
    from placed join ranked on ranked.step_no = placed.step_no and ranked.step = placed.step
),
linked as (
    select *, coalesce(lag(what_step) over in_order, 'start') as kind_before, coalesce(lead(what_step) over in_order, case when is_open then 'open' else 'end' end) as kind_after
    from grouped
    window in_order as (partition by person_no, journey order by step_no)
),
links as (
    select step_no, what_step, kind_after, count(distinct person_no) as n from linked group by step_no, what_step, kind_after
),
folded as (
    select
        linked.person_no, linked.journey, linked.step_no, linked.is_open,
        case when arrived.n < $fold_below or (linked.kind_after in ('end', 'open') and gone.n < $fold_below and (linked.step_no > 1 or $begin = '|')) then 'other' else linked.what_step end as what_step
    from linked
    left join links as arrived on arrived.step_no = linked.step_no - 1 and arrived.what_step = linked.kind_before and arrived.kind_after = linked.what_step
    left join links as gone on gone.step_no = linked.step_no and gone.what_step = linked.what_step and gone.kind_after = linked.kind_after
),
pairs as (
    select
        person_no, journey, step_no, what_step as source,
        coalesce(lead(what_step) over (partition by person_no, journey order by step_no), case when is_open then 'open' else 'end' end) as target
    from folded
),
counted as (
    select step_no, source, target, count(distinct person_no) as n, count(*) as journeys
    from pairs
    where step_no <= $columns
    group by step_no, source, target
),
totals as (
    select count(*) as n_everyone, (select count(*) from entered) as n_started from journeys where place = 1
)
select
    step_no, source, target, n, journeys,
    share_of_everyone(journeys, n_everyone) as share_of_everyone, n_everyone as share_of_everyone_n,
    share_of_started(journeys, n_started) as share_of_started, n_started as share_of_started_n,
    share_of_previous(journeys, sum(journeys) over (partition by step_no, source)) as share_of_previous,
    cast(sum(journeys) over (partition by step_no, source) as bigint) as share_of_previous_n
from counted cross join totals
order by step_no, journeys desc, source, target
