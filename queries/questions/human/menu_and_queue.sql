-- question.en: How long in the menu, how long in the queue?
-- question.fr: Combien de temps dans le menu, combien dans la file ?
-- title of: call_part = queue
-- title.en: In the queue, half waited {far} or less in {far_label}, {latest} in {latest_label}
-- title.fr: Dans la file, la moitié a attendu {far} ou moins en {far_label}, {latest} en {latest_label}
-- title.en: In the queue, half waited {first} or less in {first_label}, {latest} in {latest_label}
-- title.fr: Dans la file, la moitié a attendu {first} ou moins en {first_label}, {latest} en {latest_label}
-- title.en: In the queue, half waited {flat} or less in {latest_label}, no clear change since {since}
-- title.fr: Dans la file, la moitié a attendu {flat} ou moins en {latest_label}, sans écart net depuis {since}
-- title.en: In the queue, half waited {latest} or less in {latest_label}
-- title.fr: Dans la file, la moitié a attendu {latest} ou moins en {latest_label}
-- reading.en: Median time spent with the voice menu and, for those who got to it, in the queue, where the telephone tool tells them apart.
-- reading.fr: Temps médian passé avec le serveur vocal et, pour qui y est arrivé, dans la file, si l'outil téléphonique les distingue.
-- counts: call_clocks by started_on
-- grain: month, call_part
-- apart: call_part
-- read as: survival_quantiles
with parts as (
    select started_month as month, 'menu' as call_part, menu_seconds as seconds from call_clocks where not is_phantom and not is_out_of_hours
    union all
    select started_month, 'queue', queue_seconds from call_clocks where not is_phantom and not is_out_of_hours and has_queued
)
select month, call_part, round(seconds) as seconds, count(*) as n_ended, 0 as n_open
from parts
where seconds is not null
group by month, call_part, round(seconds)
order by call_part, month, seconds
