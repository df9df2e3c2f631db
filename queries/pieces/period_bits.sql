-- holds.en: For each stretch of weeks of `own_stretches`, the bits that stand for weeks of the period.
-- holds.fr: Pour chaque suite de semaines de `own_stretches`, les bits qui valent des semaines de la période.
-- counts: own_stretches
-- grain: from_week
with stretches as (
    select distinct from_week from own_stretches where window_days = 28
),
places as (
    select
        from_week, least(greatest((date_diff('day', from_week, $start) + 6) // 7, 0), 62) as first_place, least(greatest((date_diff('day', from_week, $end) + 6) // 7, 0), 62) as end_place
    from stretches
)
select from_week, cast(power(2, end_place) as bigint) - cast(power(2, first_place) as bigint) as bits from places where end_place > first_place
