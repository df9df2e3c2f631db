-- holds.en: Each week in which a person got a marketing message: the points of pressing wording received in those seven days, and whether the person then unsubscribed or wrote with anxiety in the 14 days after. Weeks whose 14 days are not over yet are left out.
-- holds.fr: Chaque semaine où une personne a reçu un message marketing : les points de formules pressantes reçus en sept jours, et si la personne s'est désinscrite ou a écrit avec anxiété dans les 14 jours suivants. Les semaines dont les 14 jours ne sont pas écoulés sont écartées.
-- counts: sends by sent_on
-- counts: voices_scored
-- grain: customer_id
with received as (
    select sends.customer_id, sends.sent_week, sum(coalesce(words.pressure_points_per_100_words, 0)) as points, max(cast(sends.is_unsubscribed as integer)) = 1 as has_left
    from sends left join main.campaign_words words on words.campaign_id = sends.campaign_id
    where sends.outcome = 'delivered' and sends.is_marketing and sends.customer_id is not null
    group by 1, 2
),
seen as (select max(said_on) as until from main.voices_scored),
worried as (select distinct customer_id, said_on from voices_scored where is_anxious and customer_id is not null),
after as (
    select received.customer_id, received.sent_week, count(worried.said_on) as events
    from received left join worried
        on worried.customer_id = received.customer_id and date_diff('day', received.sent_week, worried.said_on) >= 7 and date_diff('day', received.sent_week, worried.said_on) < 21
    group by 1, 2
)
select
    received.customer_id, received.sent_week, received.points, received.has_left, after.events,
    case when points <= 0 then 0 when points <= 10 then 1 when points <= 20 then 2 when points <= 40 then 3 else 4 end as step,
    case when points <= 0 then '0' when points <= 10 then '1–10' when points <= 20 then '11–20' when points <= 40 then '21–40' else '41+' end as pressing_points
from received join after on after.customer_id = received.customer_id and after.sent_week = received.sent_week cross join seen
where date_diff('day', received.sent_week, seen.until) >= 21
