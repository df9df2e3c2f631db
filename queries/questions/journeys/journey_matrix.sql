-- question.en: What share of journeys is where, at each step?
-- question.fr: Quelle part des parcours se trouve où, à chaque étape ?
-- reading.en: Each column sums to 100 %: a journey that ended stays in “end”, one still running when the data end stays in “still running”.
-- reading.fr: Chaque colonne fait 100 % : un parcours achevé reste dans « fin », un parcours encore en cours à la fin des données reste dans « en cours ».
-- limits.en: n is people; the shares are of journeys.
-- limits.fr: n compte des personnes ; les parts sont des parts de parcours.
-- counts: journey_steps
-- builds on: journeys
-- grain: what_step, step_no
-- n: share_of_started_n
-- parameter: begin = |
-- parameter: columns = 8
-- parameter: top = 9
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
    where journeys.place >= entered.begins_at and journeys.place - entered.begins_at < $columns
),
ranked as (
    select step, row_number() over (order by count(*) desc, step) as rank from placed group by step
),
lengths as (
    select person_no, journey, max(step_no) as steps, max(cast(is_open as integer)) as open_ from placed group by person_no, journey
),
states as (
    select placed.step_no, placed.person_no, case when ranked.rank <= $top then placed.step else 'other' end as what_step
    from placed join ranked on ranked.step = placed.step
    union all
    select numbers.step_no, lengths.person_no, case when lengths.open_ = 1 then 'open' else 'end' end
    from lengths join (select distinct step_no from placed) as numbers on numbers.step_no > lengths.steps
),
sizes as (
    select step_no, what_step, count(distinct person_no) as n from states group by step_no, what_step
),
folded as (
    select states.step_no, states.person_no, case when sizes.n < $fold_below and states.what_step not in ('end', 'open') then 'other' else states.what_step end as what_step
    from states join sizes on sizes.step_no = states.step_no and sizes.what_step = states.what_step
)
select
    what_step, step_no, count(distinct person_no) as n, count(*) as journeys,
    share_of_started(count(*), sum(count(*)) over (partition by step_no)) as share_of_started,
    cast(sum(count(*)) over (partition by step_no) as bigint) as share_of_started_n
from folded
group by what_step, step_no
order by what_step, step_no
