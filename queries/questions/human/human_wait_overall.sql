-- question.en: How far is a human from the first contact?
-- question.fr: À quelle distance est un humain depuis le premier contact ?
-- counts: contacts by opened_on
-- read as: survival_quantiles
select
    round(waited_minutes) as minutes,
    sum(cast(is_reached as integer)) as n_ended,
    sum(cast(not is_reached as integer)) as n_open
from contacts
group by round(waited_minutes)
order by minutes
