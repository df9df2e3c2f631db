-- question.en: Is the pressure rising, and for whom?
-- question.fr: La pression monte-t-elle, et pour qui ?
-- title.en: {moved_label}: from {moved_first} to {moved_latest} messages per person
-- title.fr: {moved_label} : de {moved_first} à {moved_latest} messages par personne
-- reading.en: Average messages per person over the window that ends with each week, by segment.
-- reading.fr: Messages par personne en moyenne sur la fenêtre qui finit avec chaque semaine, par segment.
-- counts: pressure_weeks by week
-- grain: week, segment
-- parameter: window_days = 28
select
    week, segment, sum(people) as n,
    sum(case $window_days when 7 then pressure_7 when 14 then pressure_14 when 90 then pressure_90 else pressure_28 end) / cast(sum(people) as double) as mean_pressure
from pressure_weeks
group by week, segment
order by week, segment
