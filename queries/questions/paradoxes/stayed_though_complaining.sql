-- question.en: Who complained and stayed?
-- question.fr: Qui s'est plaint et est resté ?
-- reading.en: People who wrote in anger or distrust in the period and ordered again within the days chosen: they gave us another chance. What they wrote about is shown beside each.
-- reading.fr: Personnes qui ont écrit avec colère ou défiance sur la période et ont commandé de nouveau dans les jours choisis : elles nous ont laissé une chance. Ce dont elles parlaient figure à côté.
-- counts: voices_scored by said_on
-- counts: purchases
-- parameter: within_days = 180
-- n: none
with complained as (
    select customer_id, min(said_on) as said_on, min_by(channel, said_at) as channel, min_by(topics[1], said_at) as topic
    from voices_scored
    where is_scored and customer_id is not null and (sentiment < -0.3 or is_distrusting)
    group by customer_id
)
select complained.customer_id, complained.said_on, complained.channel, complained.topic, min(purchases.placed_on) as ordered_again_on
from complained join purchases
    on purchases.customer_id = complained.customer_id and purchases.placed_on > complained.said_on and date_diff('day', complained.said_on, purchases.placed_on) <= $within_days
group by 1, 2, 3, 4
order by complained.said_on desc, complained.customer_id
limit 200
