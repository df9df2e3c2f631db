-- question.en: Which kinds of steps are there?
-- question.fr: Quelles sortes d'étapes y a-t-il ?
-- reading.en: A request's kind is its category in the tool's own words; where these are written in several ways, the most frequent over all the data, then the first in alphabetical order.
-- reading.fr: La sorte d'une demande est sa catégorie dans les mots de l'outil ; écrits de plusieurs façons, les plus fréquents sur toutes les données, puis les premiers par ordre alphabétique.
-- counts: step_days by occurred_on
-- n: none
with counted as (
    select kind, sum(step_days.times) as times, sum(case when last_on >= $start then step_days.times else 0 end) as taken_before
    from step_days
    group by kind
),
kinds as (
    select split_part(kind, '␟', 1) as step, split_part(kind, '␟', 2) as step_group, cast(counted.times as bigint) as times, cast(counted.times - taken_before as bigint) as people
    from counted
    where counted.times - taken_before >= 5
)
select kinds.step, kinds.step_group, kinds.times, kinds.people, spellings.own_words
from kinds left join main.step_spellings as spellings on spellings.step = kinds.step
order by kinds.times desc, kinds.step
