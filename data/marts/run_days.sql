-- holds.en: `mail_runs` counted by the day they began, length and group: how many are over, how many still go on.
-- holds.fr: `mail_runs` compté par jour de début, longueur et groupe : combien sont finies, combien continuent.
-- grain: began_on, messages, segment, language, country
-- gathers: mail_runs
-- renew: customer_id
-- adds up: n_over, n_going
-- after: mail_runs
select began_on, messages, segment, language, country, cast(sum(cast(is_over as integer)) as integer) as n_over, cast(sum(cast(not is_over as integer)) as integer) as n_going
from mail_runs
group by began_on, messages, segment, language, country
order by began_on
