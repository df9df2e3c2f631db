-- question.en: Who was still written to after saying no?
-- question.fr: À qui a-t-on encore écrit après un non ?
-- reading.en: The latest departures first, with the messages of the four weeks after them.
-- reading.fr: Les départs les plus récents d'abord, avec les messages des quatre semaines suivantes.
-- counts: leavings by left_on
-- grain: customer_id
-- n: none
select customer_id, left_on, left_by, messages_after, last_after_days
from leavings
where last_after_days > 2
order by left_on desc, customer_id
