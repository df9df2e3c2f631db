-- holds.en: `monologues` counted by the day they ended, length and group.
-- holds.fr: `monologues` compté par jour de fin, longueur et groupe.
-- grain: ended_on, messages, segment, language, country
-- gathers: monologues
-- after: monologues
select ended_on, messages, segment, language, country, count(*) as runs
from monologues
group by ended_on, messages, segment, language, country
order by ended_on
