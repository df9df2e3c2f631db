-- question.en: Does this pattern become more frequent?
-- question.fr: Ce schéma devient-il plus fréquent ?
-- title.en: Follow the pattern: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Suivent le schéma : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Follow the pattern: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Suivent le schéma : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Follow the pattern: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Suivent le schéma : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Share of the journeys begun each month that follow the pattern. Those still running may yet do so: a month of which more than one journey in a hundred still runs counts as running and is left out of the title.
-- reading.fr: Part des parcours commencés chaque mois qui suivent le schéma. Ceux encore en cours peuvent encore le suivre : un mois dont plus d'un parcours sur cent est en cours compte comme en cours et n'entre pas dans le titre.
-- counts: journey_steps
-- builds on: journeys
-- grain: month
-- parameter: codes = |
-- parameter: expression = .
with words as (
    select person_no, journey, min(started_on) as started_on, max(cast(is_open as integer)) as open_, string_agg(chr(cast(57344 + coalesce(list_position(string_split($codes, '|'), step), 0) as integer)), '' order by place) as word
    from journeys
    group by person_no, journey
)
select
    cast(date_trunc('month', started_on) as date) as month, count(distinct person_no) as n,
    share_of_everyone(count(case when regexp_matches(word, $expression, 's') then 1 end), count(*)) as share_of_everyone, count(*) as share_of_everyone_n,
    count(case when regexp_matches(word, $expression, 's') then 1 end) as journeys,
    sum(open_) * 100 > count(*) as is_incomplete
from words
group by 1
order by 1
