-- holds.en: The steps of each journey. A journey is a run of steps of one person with no silence longer than the gap; it belongs
--    to the period in which it began, whole. A repeated step can count once.
-- holds.fr: Les étapes de chaque parcours. Un parcours est une suite d'étapes d'une personne sans silence plus long que l'écart ; il
--    appartient, entier, à la période où il a commencé. Une étape répétée peut ne compter qu'une fois.
-- counts: journey_steps
-- grain: customer_id, journey, place
-- parameter: gap_minutes = 43200
-- parameter: fine = 0
-- parameter: collapse = 1
-- parameter: left_out = |
-- parameter: counted_from = |
-- parameter: counted_as = |
with told as (
    select
        customer_id, place as nth, occurred_at, occurred_on, direction, world, channel, ref_table, ref_id, turns, waited_minutes,
        sentiment, is_anxious, is_trusting, is_distrusting, step_group as family,
        case when $fine = 1 then coalesce(list_extract(string_split($counted_as, '|'), list_position(string_split($counted_from, '|'), step)), step) else step_group end as step
    from journey_steps
    where not contains($left_out, '|' || step_group || '|')
),
spaced as (
    select
        *,
        coalesce(epoch(occurred_at) - epoch(lag(occurred_at) over in_order) > $gap_minutes * 60.0, true) as is_first,
        lag(step) over in_order as step_before
    from told
    window in_order as (partition by customer_id order by nth)
),
numbered as (
    select *, sum(cast(is_first as integer)) over (partition by customer_id order by nth rows unbounded preceding) as journey
    from spaced
),
dated as (
    select
        *,
        min(occurred_on) over whole as started_on,
        epoch(max(occurred_at) over whole) + $gap_minutes * 60.0 >= (select epoch(max(occurred_at)) from main.journey_steps) as is_open
    from numbered
    window whole as (partition by customer_id, journey)
)
select
    customer_id, nth, occurred_at, occurred_on, direction, world, channel, ref_table, ref_id, turns, waited_minutes,
    sentiment, is_anxious, is_trusting, is_distrusting, family, step, journey, started_on, is_open,
    row_number() over (partition by customer_id, journey order by nth) as place
from dated
where started_on >= $start and started_on < $end and ($collapse = 0 or is_first or step <> step_before)
