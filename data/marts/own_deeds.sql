-- holds.en: The weeks in which one of the `own_people` clicked, ordered, or received more than eight messages, with what had been received over each window that ends with the week.
-- holds.fr: Les semaines où l'une des `own_people` a cliqué, commandé ou reçu plus de huit messages, avec ce qui avait été reçu sur chaque fenêtre qui finit avec la semaine.
-- grain: person_no, week
-- renew: week
-- gathers: person_weeks
-- after: person_weeks, own_people
select w.week, p.person_no, p.segment, p.language, p.country, w.messages, w.pressure_7, w.pressure_14, w.pressure_28, w.pressure_90, w.clicked, w.orders
from person_weeks w join own_people p on p.customer_id = w.customer_id
where w.clicked > 0 or w.orders > 0 or w.messages > 8
order by w.week, p.person_no
