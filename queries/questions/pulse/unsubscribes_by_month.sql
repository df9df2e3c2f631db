-- question.en: Do more people unsubscribe from each message, month after month?
-- question.fr: Se désinscrit-on davantage de chaque message, mois après mois ?
-- counts: send_days by sent_on
-- grain: month
select sent_month as month, sum(messages) as n, sum(unsubscribed) / cast(sum(messages) as double) as unsubscribe_rate
from send_days
where is_marketing and outcome = 'delivered' and unsubscribed is not null
group by sent_month
order by month
