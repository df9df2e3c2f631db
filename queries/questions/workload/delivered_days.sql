-- question.en: And what does it take?
-- question.fr: Et combien de jours faut-il ?
-- reading.en: Median number of days it took, those not yet kept counting as unfinished.
-- reading.fr: Nombre médian de jours pris, ce qui n'est pas encore tenu comptant comme inachevé.
-- counts: promise_clocks by made_on
-- grain: month
-- read as: survival_quantiles
-- renames: median_days to median_delivered_days
-- renames: p90_days to p90_delivered_days
select
    made_month as month,
    round(days) as days,
    sum(cast(is_delivered as integer)) as n_ended,
    sum(cast(not is_delivered as integer)) as n_open
from promise_clocks
group by made_month, round(days)
order by month, days
