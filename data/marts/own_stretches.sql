-- holds.en: Of each of the `own_people`, the weeks at each level of messages received over each window that ends with the week (the levels of `pressure_levels`):
--    `weeks` holds 62 of them from `from_week` on, the first as 1, the next as 2, then 4, 8… added up, so that the weeks of a period are counted as bits.
--    `before_week`: the last week before these at that level; null: never. Who is first met at a level in a period is where that is before its beginning.
-- holds.fr: Pour chacune des `own_people`, les semaines à chaque palier de messages reçus sur chaque fenêtre qui finit avec la semaine (les paliers de `pressure_levels`) :
--    `weeks` en tient 62 à partir de `from_week`, la première comptant 1, la suivante 2, puis 4, 8… additionnés : les semaines d'une période se comptent en bits.
--    `before_week` : la dernière semaine d'avant à ce palier ; vide : jamais. Qui est rencontré là pour la première fois d'une période est là où cela précède son début.
-- grain: window_days, from_week, person_no, level
-- gathers: person_weeks
-- after: person_weeks, own_people
with received as (
    select p.person_no, w.week, date_diff('day', date '2001-01-01', w.week) // 7 as week_no, w.pressure_7, w.pressure_14, w.pressure_28, w.pressure_90
    from person_weeks w join own_people p on p.customer_id = w.customer_id
),
told as (
    select 7 as window_days, person_no, week, week_no, least(pressure_7, 8) as level from received
    union all
    select 14, person_no, week, week_no, least(pressure_14, 8) from received
    union all
    select 28, person_no, week, week_no, least((pressure_28 + 1) // 2, 8) from received
    union all
    select 90, person_no, week, week_no, least((pressure_90 + 5) // 6, 8) from received
),
stretches as (
    select window_days, week_no // 62 as stretch_no, person_no, level, bit_or(cast(power(2, week_no % 62) as bigint)) as weeks, max(week) as last_week
    from told group by window_days, week_no // 62, person_no, level
)
select
    s.window_days, cast(date '2001-01-01' + cast(s.stretch_no * 434 as integer) as date) as from_week, s.person_no, p.segment, p.language, p.country, cast(s.level as tinyint) as level, s.weeks,
    lag(s.last_week) over (partition by s.window_days, s.person_no, s.level order by s.stretch_no) as before_week
from stretches s join own_people p on p.person_no = s.person_no
order by window_days, from_week, person_no, level
