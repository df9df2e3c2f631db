-- question.en: How many people receive too much?
-- question.fr: Combien de personnes reçoivent trop ?
-- reading.en: At the last whole week of the period: above the cap of this page, above what the person asked for, above the line of the segment (in 28 days).
-- reading.fr: À la dernière semaine entière de la période : au-dessus du plafond de cette page, au-delà de ce que la personne a demandé, au-dessus de la ligne du segment (en 28 jours).
-- counts: person_weeks by week
-- parameter: window_days = 28
-- parameter: cap = 8
with last_week as (
    select case $window_days when 7 then pressure_7 when 14 then pressure_14 when 90 then pressure_90 else pressure_28 end as messages, pressure_28, line_28, preferred_days_between
    from person_weeks where week = (select max(week) from person_weeks)
)
select
    count(*) as n,
    mean_pressure(messages) as mean_pressure,
    above_cap_share(messages, $cap) as above_cap_share,
    above_wish_share(messages, preferred_days_between, $window_days) as above_wish_share,
    count(case when preferred_days_between > 0 then 1 end) as above_wish_share_n,
    avg(cast(pressure_28 > line_28 as integer)) as above_line_share
from last_week
