-- question.en: At what hour is the wait on the phone longest?
-- question.fr: À quelle heure l'attente au téléphone est-elle la plus longue ?
-- title.en: {worst_label}: {worst} of wait (median); {best_label}: {best}
-- title.fr: {worst_label} : {worst} d'attente (médiane) ; {best_label} : {best}
-- reading.en: Median time in the queue until an answer, by hour of the call; those who hung up count as not answered by then.
-- reading.fr: Temps médian dans la file jusqu'à la réponse, selon l'heure de l'appel ; ceux qui ont raccroché comptent comme pas encore décrochés.
-- counts: call_clocks by started_on
-- grain: weekday, hour
-- read as: survival_quantiles
select
    started_weekday as weekday,
    started_hour as hour,
    round(queue_seconds) as seconds,
    count(case when is_answered then 1 end) as n_ended,
    count(case when not is_answered then 1 end) as n_open
from call_clocks
where has_queued and queue_seconds is not null
group by started_weekday, started_hour, round(queue_seconds)
order by weekday, hour, seconds
