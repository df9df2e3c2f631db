-- question.en: How far is a human from the first contact?
-- question.fr: À quelle distance est un humain depuis le premier contact ?
-- counts: contacts by opened_on
-- read as: survival_quantiles
select
    round(waited_minutes) as minutes,
    count(case when is_reached then 1 end) as n_ended,
    count(case when not is_reached then 1 end) as n_open
from contacts
group by round(waited_minutes)
order by minutes
