-- question.en: How long from the first contact to a human?
-- question.fr: Combien de temps du premier contact jusqu'à un humain ?
-- counts: contacts by opened_on
-- read as: survival_quantiles
select
    round(waited_minutes) as minutes,
    count(case when is_reached then 1 end) as n_ended,
    count(case when not is_reached then 1 end) as n_open
from contacts
group by round(waited_minutes)
order by minutes
