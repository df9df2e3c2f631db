-- question.en: How many hang up before a human?
-- question.fr: Combien raccrochent avant un humain ?
-- counts: call_clocks by started_on
select count(*) as n, given_up_share(is_given_up) as given_up_share
from call_clocks
where not is_phantom and not is_out_of_hours
