-- question.en: How long until someone picks up?
-- question.fr: Combien de temps avant qu'on décroche ?
-- counts: call_clocks by started_on
-- read as: survival_quantiles
select
    round(queue_seconds) as seconds,
    sum(cast(is_answered as integer)) as n_ended,
    sum(cast(not is_answered as integer)) as n_open
from call_clocks
where has_queued and queue_seconds is not null
group by round(queue_seconds)
order by seconds
