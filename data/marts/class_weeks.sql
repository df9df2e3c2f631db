-- holds.en: People by week, group and class of pressure: saturated (over their wish, else over their segment's line, or gone quiet: six messages in
--    90 days or more, clicks before but none in 91 days, no sign since), under (less than half of what is allowed, a sign within 90 days), else on target.
-- holds.fr: Personnes par semaine, groupe et classe de pression : saturated (au-delà de leur souhait, sinon de la limite de leur segment, ou devenues silencieuses : six messages
--    en 90 jours au moins, des clics avant mais aucun en 91 jours, aucun signe depuis), under (moins de la moitié de ce qui est permis, un signe dans les 90 jours), sinon on_target.
-- grain: week, segment, language, country, pressure_class
-- renew: week
-- gathers: person_weeks
-- after: person_weeks
select
    week, segment, language, country,
    case
        when pressure_28 > coalesce(ceil(28.0 / nullif(preferred_days_between, 0)), line_28) then 'saturated'
        when pressure_90 >= 6 and clicked_total > 0 and clicked_91 = 0 and days_since_sign > 90 then 'saturated'
        when pressure_28 < coalesce(ceil(28.0 / nullif(preferred_days_between, 0)), line_28) / 2 and days_since_sign <= 90 then 'under'
        else 'on_target' end as pressure_class,
    cast(count(*) as integer) as people
from person_weeks
group by 1, 2, 3, 4, 5
order by week
