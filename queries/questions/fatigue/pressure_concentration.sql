-- question.en: How unequally are messages shared out?
-- question.fr: Les messages sont-ils répartis inégalement ?
-- title at: 0.9
-- title.en: The tenth who receive most get {rest} of the messages
-- title.fr: Les 10 % qui reçoivent le plus ont {rest} des messages
-- reading.en: People from the least to the most written to over the period; the diagonal is everyone receiving the same.
-- reading.fr: Les personnes de la moins à la plus sollicitée sur la période ; la diagonale : tout le monde reçoit autant.
-- limits.en: With more than 40,000 people, told from people drawn by chance (one in 2, 4, 8… so that at most about 40,000 are kept); n counts those.
-- limits.fr: Au-delà de 40 000 personnes, raconté d'après des personnes tirées au sort (une sur 2, 4, 8… pour en garder environ 40 000 au plus) ; n compte celles-ci.
-- counts: own_weeks by week
-- grain: people_share
with people as (
    select person_no, sum(messages) as messages from own_weeks group by person_no
),
twentieths as (
    select ntile(20) over (order by messages, person_no) as part, messages from people
),
parts as (
    select part, count(*) as n, sum(messages) as messages from twentieths group by part
)
select
    cast(sum(n) over (order by part) as double) / sum(n) over () as people_share,
    n,
    cast(sum(messages) over (order by part) as double) / nullif(sum(messages) over (), 0) as messages_share
from parts
order by people_share
