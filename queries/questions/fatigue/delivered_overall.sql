-- question.en: What became of the messages delivered?
-- question.fr: Que sont devenus les messages délivrés ?
-- reading.en: Marketing messages delivered in the period; of unsubscribes and complaints, those of the tools that tell of any.
-- reading.fr: Messages marketing délivrés dans la période ; pour les désinscriptions et les plaintes, ceux des outils qui en disent.
-- counts: send_days by sent_on
select
    coalesce(sum(messages), 0) as n,
    sum(complained) / cast(sum(case when complained is not null then messages end) as double) as complaint_rate, coalesce(sum(case when complained is not null then messages end), 0) as complaint_rate_n,
    sum(unsubscribed) / cast(sum(case when unsubscribed is not null then messages end) as double) as unsubscribe_rate, coalesce(sum(case when unsubscribed is not null then messages end), 0) as unsubscribe_rate_n
from send_days
where is_marketing and outcome = 'delivered'
