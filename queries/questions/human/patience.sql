-- question.en: How long do people hold the line?
-- question.fr: Combien de temps garde-t-on la ligne ?
-- title at: 180
-- title.en: {value} would still hold the line after {at} ({span})
-- title.fr: {value} garderaient encore la ligne après {at} ({span})
-- reading.en: Patience: the share that would still be holding after a time in the queue if nobody answered. Answered calls say only that their patience was longer (Kaplan–Meier).
-- reading.fr: La patience : la part qui tiendrait encore la ligne après un temps d'attente si personne ne décrochait. Un appel décroché dit seulement que sa patience était plus longue (Kaplan–Meier).
-- counts: call_clocks by started_on
-- read as: survival
-- renames: still_waiting_share to still_holding_share
select
    round(queue_seconds) as seconds,
    count(case when not is_answered then 1 end) as n_ended,
    sum(cast(not not is_answered as integer)) as n_open
from call_clocks
where has_queued and queue_seconds is not null
group by round(queue_seconds)
order by seconds
