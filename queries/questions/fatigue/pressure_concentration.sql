-- question.en: How unequally are messages spread?
-- question.fr: Les messages sont-ils répartis inégalement ?
-- title at: 0.9
-- title.en: The 10% who receive most get {rest} of the messages ({rest_span})
-- title.fr: Les 10 % qui reçoivent le plus ont {rest} des messages ({rest_span})
-- reading.en: People from the least to the most written to over the period; the diagonal shows everyone receiving the same. Intervals by each person's influence on the share, people taken as independent.
-- reading.fr: Les personnes de la moins à la plus sollicitée sur la période ; la diagonale : tout le monde reçoit autant. Intervalles calculés d'après l'influence de chaque personne sur la part, les personnes étant supposées indépendantes.
-- limits.en: With more than 40,000 people, estimated from people drawn at random (one in 2, 4, 8… so that at most about 40,000 are kept); n counts those.
-- limits.fr: Au-delà de 40 000 personnes, estimé d'après des personnes tirées au sort (une sur 2, 4, 8… pour en garder environ 40 000 au plus) ; n compte celles-ci.
-- counts: own_stretches
-- counts: own_deeds by week
-- builds on: period_stretches
-- grain: people_share
with people as (
    select person_no, cast(sum(messages) as double) as messages
    from (
        select person_no, level * bit_count(weeks) as messages from period_stretches where window_days = 7 and weeks <> 0
        union all
        select person_no, messages - 8 from own_deeds where messages > 8
    ) as received
    group by person_no
),
twentieths as (
    select ntile(20) over (order by messages, person_no) as part, messages from people
),
parts as (
    select part, count(*) as n, sum(messages) as messages, sum(messages * messages) as squares, max(messages) as highest from twentieths group by part
),
upto as (
    select
        part, n, highest, sum(n) over so_far as people_below, sum(messages) over so_far as messages_below, sum(squares) over so_far as squares_below,
        sum(n) over () as people, nullif(sum(messages) over (), 0) as messages, sum(squares) over () as squares
    from parts
    window so_far as (order by part)
),
shares as (
    select *, cast(people_below as double) / people as people_share, messages_below / messages as messages_share from upto
),
weighed as (
    -- a person below weighs (1 - share) messages - (1 - people_share) highest, one above people_share highest - share messages
    select
        *, sqrt(greatest(
            power(1 - messages_share, 2) * squares_below - 2 * (1 - messages_share) * (1 - people_share) * highest * messages_below + power((1 - people_share) * highest, 2) * people_below
            + power(people_share * highest, 2) * (people - people_below) - 2 * people_share * highest * messages_share * (messages - messages_below) + power(messages_share, 2) * (squares - squares_below), 0)) / messages as standard_error
    from shares
)
select
    people_share, n, messages_share,
    greatest(messages_share - 1.96 * standard_error, 0) as messages_share_low, least(messages_share + 1.96 * standard_error, 1) as messages_share_high
from weighed
order by people_share
