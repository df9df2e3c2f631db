-- question.en: How long in the menu, how long in the queue?
-- question.fr: Combien de temps dans le menu, combien dans la file ?
-- title.en: In the queue: {latest} in {latest_label} (median)
-- title.fr: Dans la file : {latest} en {latest_label} (médiane)
-- reading.en: Median seconds spent with the voice menu and in the queue, where the telephone tool tells them apart.
-- reading.fr: Secondes médianes passées avec le serveur vocal et dans la file, si l'outil téléphonique les distingue.
-- counts: call_clocks by started_on
-- grain: month
select
    started_month as month, count(*) as n,
    percentile_disc(0.5) within group (order by menu_seconds) as median_menu_seconds,
    percentile_disc(0.5) within group (order by queue_seconds) as median_queue_seconds
from call_clocks
where not is_phantom and not is_out_of_hours
group by started_month
order by month
