-- question.en: How long until someone picks up?
-- question.fr: Combien de temps avant qu'on décroche ?
-- counts: call_clocks by started_on
-- read as: survival_quantiles
select
    round(queue_seconds) as seconds,
    count(case when is_answered then 1 end) as n_ended,
    count(case when not is_answered then 1 end) as n_open
from call_clocks
where has_queued and queue_seconds is not null
group by round(queue_seconds)
order by seconds
