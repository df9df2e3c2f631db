-- question.en: And when the customer writes again?
-- question.fr: Et quand le client réécrit ?
-- counts: next_waits by asked_on
-- read as: survival_quantiles
-- renames: median_minutes to median_next_minutes
select
    round(waited_minutes) as minutes,
    count(case when is_answered then 1 end) as n_ended,
    count(case when not is_answered then 1 end) as n_open
from next_waits
group by round(waited_minutes)
order by minutes
