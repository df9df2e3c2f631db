-- question.en: In which segment do people unsubscribe most?
-- question.fr: Dans quel segment se désinscrit-on le plus ?
-- counts: sends by sent_on
-- grain: segment
select segment, count(*) as n, unsubscribe_rate(is_unsubscribed) as unsubscribe_rate
from sends
where is_marketing and outcome = 'delivered'
group by segment
order by segment
