-- question.en: How do calls in the queue end as time passes?
-- question.fr: Comment finissent les appels en file à mesure que le temps passe ?
-- title of: ending = hung_up
-- title at: 180
-- title.en: {value} have hung up after {at} ({span})
-- title.fr: {value} ont raccroché au bout de {at} ({span})
-- reading.en: Two ends that exclude each other: answered, or hung up. At every second the two shares and those still holding make 100%.
-- reading.fr: Deux fins qui s'excluent : décroché, ou raccroché. À chaque seconde, les deux parts et celles qui attendent encore font 100 %.
-- counts: call_clocks by started_on
-- read as: competing
select
    round(queue_seconds) as seconds,
    sum(cast(is_answered as integer)) as n_answered,
    sum(cast(not is_answered as integer)) as n_hung_up,
    0 as n_open
from call_clocks
where has_queued and queue_seconds is not null
group by round(queue_seconds)
order by seconds
