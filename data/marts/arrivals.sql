-- holds.en: Buyers counted by the day of their first order and group: telling who is who among the orders at a click takes twice as long as all the rest.
-- holds.fr: Les acheteurs comptés par jour de première commande et par groupe : distinguer à chaque clic qui est qui parmi les commandes prend deux fois plus de temps que tout le reste.
-- grain: first_on, segment, language, country
-- gathers: purchases
-- renew: whole
-- after: purchases
select first_on, cohort_quarter, segment, language, country, count(distinct person_no) as people
from purchases
group by first_on, cohort_quarter, segment, language, country
order by first_on
