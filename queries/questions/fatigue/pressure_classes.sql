-- question.en: Who is under-solicited, on target, saturated?
-- question.fr: Qui est sous-sollicité, dans la cible, saturé ?
-- title of: pressure_class = saturated
-- title.en: {highest_label}: {highest} saturated; {lowest_label}: {lowest}
-- title.fr: {highest_label} : {highest} de saturés ; {lowest_label} : {lowest}
-- title.en: {flat_low} to {flat_high} saturated: no segment stands out
-- title.fr: De {flat_low} à {flat_high} de saturés : aucun segment ne se détache
-- reading.en: Saturated: more in 28 days than the person asked for, or, failing that, than the segment's threshold; or gone quiet: used to click, six messages or more in 90 days,
--    no sign since. Under-solicited: less than half of what is allowed, and a sign within 90 days. On target: the others.
-- reading.fr: Saturé : plus en 28 jours que la personne n'a demandé, ou, à défaut, que le seuil de son segment ; ou devenu muet : cliquait, au moins six messages en 90 jours,
--    aucun signe depuis. Sous-sollicité : moins de la moitié de ce qui est permis, et un signe dans les 90 jours. Dans la cible : les autres.
-- counts: class_weeks by week
-- grain: segment, pressure_class
select segment, pressure_class, sum(people) as n
from class_weeks
where week = (select max(week) from class_weeks)
group by segment, pressure_class
order by segment, pressure_class
