-- question.en: What became of the messages delivered?
-- question.fr: Que sont devenus les messages délivrés ?
-- reading.en: All marketing messages delivered in the period.
-- reading.fr: Tous les messages marketing délivrés dans la période.
-- counts: sends by sent_on
select count(*) as n, complaint_rate(is_complained) as complaint_rate, unsubscribe_rate(is_unsubscribed) as unsubscribe_rate, machine_opens_share(opened_by) as machine_opens_share
from sends
where is_marketing and outcome = 'delivered'
