-- holds.en: The `own_stretches` of the period, with the bits in `weeks` of those weeks alone that begin in it; none: 0.
-- holds.fr: Les `own_stretches` de la période, avec dans `weeks` les bits des seules semaines qui y commencent ; aucune : 0.
-- counts: own_stretches
-- grain: window_days, from_week, person_no, level
select
    window_days, from_week, person_no, level, before_week,
    weeks
    & case when from_week < $start + 7 then -cast(power(2, (date_diff('day', date '2001-01-01', $start) + 6) // 7 % 62) as bigint) else -1 end
    & case when from_week > $end - 428 then cast(power(2, (date_diff('day', date '2001-01-01', $end) + 6) // 7 % 62) as bigint) - 1 else -1 end as weeks
from own_stretches
where from_week >= $start - 427 and from_week < $end
