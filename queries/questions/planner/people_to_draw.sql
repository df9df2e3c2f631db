-- question.en: Who can take part in the test?
-- question.fr: Qui peut participer au test ?
-- reading.en: Everyone subscribed at the last whole week, not in a test drawn in the last 12 weeks.
-- reading.fr: Toute personne abonnée à la dernière semaine entière, hors tests tirés dans les 12 dernières semaines.
-- counts: person_weeks by week
-- counts: experiment_weeks
-- n: none
select customer_id, segment
from person_weeks
where week = (select max(week) from person_weeks) and not has_left
    and customer_id not in (select customer_id from experiment_weeks where assigned_on > (select cast(max(week) - interval 84 day as date) from person_weeks))
order by customer_id
