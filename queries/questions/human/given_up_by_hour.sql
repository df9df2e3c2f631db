-- question.en: At what hour of the week do people hang up?
-- question.fr: À quelle heure de la semaine raccroche-t-on ?
-- title.en: {worst_label}: {worst} hang up; {best_label}: {best}
-- title.fr: {worst_label} : {worst} raccrochent ; {best_label} : {best}
-- reading.en: Share of the calls begun in each hour, when the line was open, that ended before a human answered.
-- reading.fr: Part des appels commencés à chaque heure, ligne ouverte, qui ont fini avant qu'un humain décroche.
-- counts: call_clocks by started_on
-- grain: weekday, hour
select started_weekday as weekday, started_hour as hour, count(*) as n, given_up_share(is_given_up) as given_up_share
from call_clocks
where not is_phantom and not is_out_of_hours
group by started_weekday, started_hour
order by weekday, hour
