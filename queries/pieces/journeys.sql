-- holds.en: The steps of each journey. A journey is a run of steps of one person with no silence longer than the gap; it belongs
--    to the period in which it began, whole. A repeated step can count once. `step_before` is
--    the step before it in its journey, nothing for the first, and `before_at` when that step began.
--    Those of people drawn by chance, about 100,000 at most, unless everyone is asked for.
-- holds.fr: Les étapes de chaque parcours. Un parcours est une suite d'étapes d'une personne sans silence plus long que l'écart ; il
--    appartient, entier, à la période où il a commencé. Une étape répétée peut ne compter qu'une fois. `step_before` est
--    l'étape d'avant dans le parcours, vide pour la première, et `before_at` le début de cette étape.
--    Ceux de personnes tirées au sort, 100 000 environ au plus, sauf si tout le monde est demandé.
-- counts: journey_steps
-- counts: usual_journeys
-- grain: customer_id, journey, place
-- parameter: gap_minutes = 43200
-- parameter: fine = 0
-- parameter: collapse = 1
-- parameter: everyone = 0
-- parameter: left_out = |
-- parameter: counted_from = |
-- parameter: counted_as = |
with usual as (
    select
        person_no, customer_id, place as nth, occurred_at, occurred_on, direction, world, met_through as channel, ref_table, ref_id, turns, waited_minutes,
        sentiment, is_anxious, is_trusting, is_distrusting, step_group as family, journey, started_on, coalesce(runs_until >= (select max(occurred_at) from main.journey_steps), false) as is_open,
        case when $fine = 1 then step else step_group end as step,
        case when $fine = 1 then step_before else group_before end as step_before,
        case when $collapse = 0 then before_at when $fine = 1 then step_before_at else group_before_at end as before_at
    from usual_journeys
    where is_drawn or $everyone = 1
),
told as (
    select
        person_no, customer_id, place as nth, occurred_at, occurred_on, direction, world, channel, ref_table, case when sentiment is not null then ref_id end as ref_id, turns, waited_minutes,
        sentiment, is_anxious, is_trusting, is_distrusting, step_group as family,
        case when $fine = 1 then coalesce(list_extract(string_split($counted_as, '|'), list_position(string_split($counted_from, '|'), step)), step) else step_group end as step
    from journey_steps
    where ($everyone = 1 or lot % coalesce((select one_in from main.journey_draw), 1) = 0) and not contains($left_out, '|' || step_group || '|')
),
spaced as (
    select
        *, coalesce(epoch(occurred_at) - epoch(lag(occurred_at) over in_order) > $gap_minutes * 60.0, true) as is_first,
        lag(step) over in_order as last_step
    from told
    window in_order as (partition by person_no order by nth)
),
numbered as (
    select
        *, sum(cast(is_first as integer)) over so_far as journey, max(case when is_first then occurred_on end) over so_far as started_on,
        max(case when is_first or $collapse = 0 or step <> last_step then occurred_at end) over until_then as since,
        max(case when is_first then nth end) over whole as last_begins, max(occurred_at) over whole as last_seen
    from spaced
    window
        so_far as (partition by person_no order by nth rows between unbounded preceding and current row),
        until_then as (partition by person_no order by nth rows between unbounded preceding and 1 preceding),
        whole as (partition by person_no order by nth rows between unbounded preceding and unbounded following)
),
cut as (
    select * from usual where $gap_minutes = 43200 and $left_out = '|' and ($fine = 0 or $counted_from = '|')
    union all
    select
        person_no, customer_id, nth, occurred_at, occurred_on, direction, world, channel, ref_table, ref_id, turns, waited_minutes,
        sentiment, is_anxious, is_trusting, is_distrusting, family, journey, started_on,
        nth >= last_begins and epoch(last_seen) + $gap_minutes * 60.0 >= (select epoch(max(occurred_at)) from main.journey_steps) as is_open,
        step, case when not is_first then last_step end as step_before, case when not is_first then since end as before_at
    from numbered
    where not ($gap_minutes = 43200 and $left_out = '|' and ($fine = 0 or $counted_from = '|'))
)
select *, row_number() over (partition by person_no, journey order by nth) as place
from cut
where started_on >= $start and started_on < $end and ($collapse = 0 or step_before is null or step <> step_before)
