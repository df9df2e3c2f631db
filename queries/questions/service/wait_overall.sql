-- question.en: How long do customers wait for a human, all channels together?
-- question.fr: Combien de temps les clients attendent-ils un humain, tous canaux confondus ?
-- counts: ticket_clocks by opened_on
-- read as: survival_quantiles
select
    round(waited_minutes) as minutes,
    count(case when is_answered then 1 end) as n_ended,
    count(case when not is_answered then 1 end) as n_open
from ticket_clocks
group by round(waited_minutes)
order by minutes
