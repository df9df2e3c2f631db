-- holds.en: First stretches of `subscriptions` counted by the day they began, days they lasted, how they ended and group.
-- holds.fr: Premières périodes de `subscriptions` comptées par jour de début, jours qu'elles ont duré, façon dont elles ont fini et groupe.
-- grain: entered_on, days, ended_by, segment, language, country
-- gathers: subscriptions
-- after: subscriptions
select entered_on, date_diff('day', entered_on, ended_on) as days, ended_by, segment, language, country, count(*) as people
from subscriptions
where spell = 1
group by entered_on, date_diff('day', entered_on, ended_on), ended_by, segment, language, country
order by entered_on
