-- question.en: After how long a wait do people hang up?
-- question.fr: Après quelle attente raccroche-t-on ?
-- title.en: Hung up: {worst} after a wait of {worst_label}, {best} after {best_label}
-- title.fr: Raccrochent : {worst} (attente de {worst_label}), {best} ({best_label})
-- title.en: {flat_low} to {flat_high} hang up, whatever the wait: no clear difference
-- title.fr: De {flat_low} à {flat_high} raccrochent, sans écart net selon l'attente
-- reading.en: Calls by the time they spent in the menu and in the queue, and the share of them that hung up rather than being answered.
-- reading.fr: Les appels selon le temps passé dans le menu et la file, et la part qui a raccroché au lieu d'être décrochée.
-- counts: call_clocks by started_on
-- grain: waited
select
    case
        when waited_seconds < 20 then '1_20_seconds' when waited_seconds < 60 then '2_1_minute' when waited_seconds < 180 then '3_3_minutes'
        when waited_seconds < 600 then '4_10_minutes' else '5_longer' end as waited,
    count(*) as n,
    given_up_share(is_given_up) as given_up_share
from call_clocks
where not is_phantom and not is_out_of_hours and waited_seconds is not null
group by 1
order by 1
