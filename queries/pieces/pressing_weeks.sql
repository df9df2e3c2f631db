-- holds.en: Each week in which a person got a marketing message: the points of pressing wording received in those seven days, and whether the person then unsubscribed or wrote with anxiety in the 14 days after. Weeks whose 14 days are not over yet are left out. Above 100,000 people, those of people drawn by chance.
-- holds.fr: Chaque semaine où une personne a reçu un message marketing : les points de formules pressantes reçus en sept jours, et si la personne s'est désinscrite ou a écrit avec anxiété dans les 14 jours suivants. Les semaines dont les 14 jours ne sont pas écoulés sont écartées. Au-delà de 100 000 personnes, celles de personnes tirées au sort.
-- counts: own_sends by sent_on
-- counts: voices_scored
-- grain: customer_id
with received as (
    select
        own_sends.person_no, own_sends.sent_week, any_value(own_sends.customer_id) as customer_id, sum(coalesce(words.pressure_points_per_100_words, 0)) as points,
        max(cast(own_sends.is_unsubscribed as integer)) = 1 as has_left
    from own_sends left join main.campaign_words words on words.campaign_id = own_sends.campaign_id
    group by own_sends.person_no, own_sends.sent_week
),
seen as (select max(said_on) as until from main.voices_scored),
worried as (select distinct customer_id, said_on from voices_scored where is_anxious and customer_id is not null),
after as (
    select received.person_no, received.sent_week, count(*) as events
    from worried join received
        on received.customer_id = worried.customer_id and date_diff('day', received.sent_week, worried.said_on) >= 7 and date_diff('day', received.sent_week, worried.said_on) < 21
    group by received.person_no, received.sent_week
)
select
    received.customer_id, received.sent_week, received.points, received.has_left, coalesce(after.events, 0) as events,
    case when points <= 0 then 0 when points <= 10 then 1 when points <= 20 then 2 when points <= 40 then 3 else 4 end as step,
    case when points <= 0 then '0' when points <= 10 then '1–10' when points <= 20 then '11–20' when points <= 40 then '21–40' else '41+' end as pressing_points
from received left join after on after.person_no = received.person_no and after.sent_week = received.sent_week cross join seen
where date_diff('day', received.sent_week, seen.until) >= 21
