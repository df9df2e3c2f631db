-- question.en: What became of the messages delivered?
-- question.fr: Que sont devenus les messages délivrés ?
-- reading.en: All marketing messages delivered in the period.
-- reading.fr: Tous les messages marketing délivrés dans la période.
-- counts: send_days by sent_on
select
    coalesce(sum(messages), 0) as n, sum(complained) / cast(sum(messages) as double) as complaint_rate, sum(unsubscribed) / cast(sum(messages) as double) as unsubscribe_rate
from send_days
where is_marketing and outcome = 'delivered'
