-- question.en: What was sent to this person, and did it match their interests?
-- question.fr: Que lui a-t-on envoyé, et cela répondait-il à ses intérêts ?
-- reading.en: Messages per month, those clicked, and those about an interest the person declared.
-- reading.fr: Messages par mois, ceux qui ont été cliqués, et ceux qui portent sur un centre d'intérêt déclaré.
-- counts: sends
-- n: none
-- parameter: person = |
select
    cast(date_trunc('month', sent_on) as date) as month, count(*) as messages_sent, count(case when is_clicked then 1 end) as messages_clicked,
    count(case when matches_interest then 1 end) as messages_of_interest, count(case when is_unsubscribed or is_complained then 1 end) as times_left
from sends
where customer_id = $person and coalesce(outcome, 'sent') <> 'withheld'
group by cast(date_trunc('month', sent_on) as date)
order by month desc
