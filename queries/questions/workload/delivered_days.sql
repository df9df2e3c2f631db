-- question.en: And how many days does it take?
-- question.fr: Et combien de jours faut-il ?
-- title.en: Days taken (median): {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Délai constaté (médiane) : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Days taken (median): {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Délai constaté (médiane) : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Days taken (median): {flat} in {latest_label}, no clear change since {since}
-- title.fr: Délai constaté (médiane) : {flat} en {latest_label}, sans écart net depuis {since}
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
    count(case when is_delivered then 1 end) as n_ended,
    count(case when not is_delivered then 1 end) as n_open
from promise_clocks
group by made_month, round(days)
order by month, days
