-- question.en: Does insisting pay off?
-- question.fr: Insister, est-ce payant ?
-- title.en: {highest} give a sign after message no. {highest_label}, {lowest} at the lowest
-- title.fr: {highest} donnent signe après le message n° {highest_label}, {lowest} au plus bas
-- reading.en: Of those who received a first, second, third … message in a row without a sign, the share who gave one before the next. Those who react leave the series, so those who remain are ever harder to reach: a fall says that insisting brings less, not that the message caused it.
-- reading.fr: Parmi les personnes ayant reçu un premier, deuxième, troisième… message de suite sans donner signe, part de celles qui en ont donné un avant le suivant. Les personnes qui réagissent sortent de la suite : il reste celles qui sont de plus en plus difficiles à toucher. Une baisse dit qu'insister rapporte moins, pas que le message en est la cause.
-- counts: run_days by began_on
-- grain: message_number
with lengths as (
    select messages, sum(n_over) + sum(n_going) as runs, sum(n_over) as giving from run_days group by messages
),
reached as (
    select messages, giving, sum(runs) over (order by messages desc rows between unbounded preceding and current row) as reached from lengths
),
numbers as (
    select least(messages, 13) as place, giving, reached from reached
)
select case when place <= 12 then cast(place as varchar) else '13_or_more' end as message_number, sum(reached) as n, sign_share(giving, reached) as sign_share
from numbers
group by place
order by place
