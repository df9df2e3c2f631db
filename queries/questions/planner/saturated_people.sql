-- question.en: Who should be left in peace for a while?
-- question.fr: Qui laisser tranquille un moment ?
-- reading.en: Saturated: more in 28 days than the person asked for, or, failing that, than the segment's threshold; or gone quiet: used to click, six messages or more in 90 days,
--    no sign since. Under-solicited: less than half of what is allowed, and a sign within 90 days. On target: the others. The most written to first.
-- reading.fr: Saturé : plus en 28 jours que la personne n'a demandé, ou, à défaut, que le seuil de son segment ; ou devenu muet : cliquait, au moins six messages en 90 jours,
--    aucun signe depuis. Sous-sollicité : moins de la moitié de ce qui est permis, et un signe dans les 90 jours. Dans la cible : les autres. Les plus sollicités d'abord.
-- counts: person_weeks by week
-- builds on: last_week_people
-- grain: because
-- n: none
-- limits.en: At most 20,000 people.
-- limits.fr: 20 000 personnes au plus.
select customer_id, segment, because, pressure_28, allowed_28, days_since_sign
from last_week_people
where because is not null
order by pressure_28 - allowed_28 desc, days_since_sign desc, customer_id
limit 20000
