-- question.en: How many days are announced?
-- question.fr: Combien de jours annonce-t-on ?
-- title.en: Announced (median): {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Annoncé (médiane) : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Announced (median): {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Annoncé (médiane) : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Announced (median): {flat} in {latest_label}, no clear change since {since}
-- title.fr: Annoncé (médiane) : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Median number of days announced, by month of the promise: read it above the days it really took.
-- reading.fr: Nombre médian de jours annoncés, par mois de la promesse : à lire au-dessus des jours réellement pris.
-- counts: promise_clocks by made_on
-- grain: month
-- read as: survival_quantiles
-- renames: median_days to median_announced_days
-- renames: p90_days to p90_announced_days
select made_month as month, announced_days as days, count(*) as n_ended, 0 as n_open
from promise_clocks
where announced_days is not null
group by made_month, announced_days
order by month, days
