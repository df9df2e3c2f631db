-- question.en: What became of the messages delivered?
-- question.fr: Que sont devenus les messages délivrés ?
-- reading.en: Marketing messages delivered in the period; unsubscribes and spam complaints are counted only for the tools that record them.
-- reading.fr: Messages marketing délivrés dans la période ; désinscriptions et plaintes pour spam ne sont comptées que pour les outils qui les enregistrent.
-- counts: send_days by sent_on
select
    coalesce(sum(messages), 0) as n,
    sum(complained) / cast(sum(case when complained is not null then messages end) as double) as complaint_rate, coalesce(sum(case when complained is not null then messages end), 0) as complaint_rate_n,
    sum(unsubscribed) / cast(sum(case when unsubscribed is not null then messages end) as double) as unsubscribe_rate, coalesce(sum(case when unsubscribed is not null then messages end), 0) as unsubscribe_rate_n
from send_days
where is_marketing and outcome = 'delivered'
