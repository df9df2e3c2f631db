-- holds.en: `monologues` counted by the day they began, length and group: how many a word ended, how many still go on.
-- holds.fr: `monologues` compté par jour de début, longueur et groupe : combien un mot a closes, combien continuent.
-- grain: began_on, messages, segment, language, country
-- gathers: monologues
-- renew: customer_id
-- adds up: n_over, n_going
-- after: monologues
select began_on, messages, segment, language, country, cast(sum(cast(is_over as integer)) as integer) as n_over, cast(sum(cast(not is_over as integer)) as integer) as n_going
from monologues
group by began_on, messages, segment, language, country
order by began_on
