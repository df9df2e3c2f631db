-- question.en: How many people receive too much?
-- question.fr: Combien de personnes reçoivent trop ?
-- reading.en: At the last whole week of the period: above the cap of this page, above what the person asked for, above the segment's threshold (in 28 days).
-- reading.fr: À la dernière semaine entière de la période : au-dessus du plafond de cette page, au-delà de ce que la personne a demandé, au-dessus du seuil du segment (en 28 jours).
-- counts: pressure_counts by week
-- parameter: window_days = 28
-- parameter: cap = 8
with last_week as (
    select messages, preferred_days_between, is_above_line, people
    from pressure_counts where window_days = $window_days and week = (select max(week) from pressure_counts)
)
select
    coalesce(sum(people), 0) as n,
    sum(messages * people) / cast(sum(people) as double) as mean_pressure,
    sum(case when messages > $cap then people else 0 end) / cast(sum(people) as double) as above_cap_share,
    sum(case when preferred_days_between > 0 and messages > ceil($window_days / cast(preferred_days_between as double)) then people else 0 end) / cast(nullif(sum(case when preferred_days_between > 0 then people end), 0) as double) as above_wish_share,
    coalesce(sum(case when preferred_days_between > 0 then people else 0 end), 0) as above_wish_share_n,
    sum(case when is_above_line then people else 0 end) / cast(sum(people) as double) as above_line_share
from last_week
