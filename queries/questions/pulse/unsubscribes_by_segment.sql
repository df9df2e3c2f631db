-- question.en: In which segment do people unsubscribe most?
-- question.fr: Dans quel segment se désinscrit-on le plus ?
-- counts: send_days by sent_on
-- grain: segment
select segment, sum(messages) as n, sum(unsubscribed) / cast(sum(messages) as double) as unsubscribe_rate
from send_days
where is_marketing and outcome = 'delivered' and unsubscribed is not null
group by segment
order by segment
