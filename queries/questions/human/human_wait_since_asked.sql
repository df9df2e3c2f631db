-- question.en: And once a human has been asked for?
-- question.fr: Et une fois qu'un humain a été demandé ?
-- counts: contacts by opened_on
-- read as: survival_quantiles
-- renames: median_minutes to median_minutes_since_asked
select
    round(waited_since_asked_minutes) as minutes,
    count(case when is_reached then 1 end) as n_ended,
    count(case when not is_reached then 1 end) as n_open
from contacts
where asked_human_at is not null
group by round(waited_since_asked_minutes)
order by minutes
