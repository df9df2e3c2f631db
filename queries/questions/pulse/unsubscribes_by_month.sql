-- question.en: Do more people unsubscribe from each message, month after month?
-- question.fr: Se désinscrit-on davantage de chaque message, mois après mois ?
-- counts: sends by sent_on
-- grain: month
select sent_month as month, count(*) as n, unsubscribe_rate(is_unsubscribed) as unsubscribe_rate
from sends
where is_marketing and outcome = 'delivered'
group by sent_month
order by month
