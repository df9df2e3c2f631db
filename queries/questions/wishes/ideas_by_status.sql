-- question.en: What became of the ideas people submitted?
-- question.fr: Que sont devenues les idées proposées ?
-- title.en: {highest_label}: {highest} of ideas
-- title.fr: {highest_label} : {highest} des idées
-- reading.en: Ideas by their status at the last export; those merged into another count with it.
-- reading.fr: Les idées selon leur état au dernier export ; celles fusionnées comptent avec la principale.
-- counts: ideas
-- grain: status
select status, count(*) as n, share_of_ideas(count(*), sum(count(*)) over ()) as share_of_ideas, sum(count(*)) over () as share_of_ideas_n
from ideas cross join main.reporting_zone
where merged_into is null and cast(created_at at time zone zone as date) >= $start and cast(created_at at time zone zone as date) < $end
group by status
order by n desc, status
