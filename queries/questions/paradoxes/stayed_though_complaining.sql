-- question.en: Who complained and stayed?
-- question.fr: Qui s'est plaint et est resté ?
-- reading.en: People who wrote in anger or distrust in the period and ordered again within the days chosen: they gave us another chance. What they wrote about is shown beside each.
-- reading.fr: Personnes qui ont écrit avec colère ou défiance sur la période et ont commandé de nouveau dans les jours choisis : elles nous ont laissé une chance. Ce dont elles parlaient figure à côté.
-- counts: said_then_bought by said_on
-- counts: voices_scored by said_on
-- parameter: within_days = 180
-- n: none
with stayed as (
    select customer_id, said_on, next_bought_on as ordered_again_on
    from said_then_bought
    where is_angry and (last_angry_on is null or last_angry_on < $start) and date_diff('day', said_on, next_bought_on) <= $within_days
    order by said_on desc, customer_id
    limit 200
),
complained as (
    select customer_id, min_by(channel, (said_at, text_id)) as channel, min_by(first_topic, (said_at, text_id)) as topic
    from voices_scored
    where is_scored and customer_id in (select customer_id from stayed) and (sentiment < -0.3 or is_distrusting)
    group by customer_id
)
select stayed.customer_id, stayed.said_on, complained.channel, complained.topic, stayed.ordered_again_on
from stayed join complained on complained.customer_id = stayed.customer_id
order by stayed.said_on desc, stayed.customer_id
