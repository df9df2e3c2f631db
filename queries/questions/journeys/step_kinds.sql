-- question.en: Which kinds of steps are there?
-- question.fr: Quelles sortes d'étapes y a-t-il ?
-- reading.en: A request's kind is its category in the tool's own words; where these are written in several ways, the most frequent over all the data, then the first in alphabetical order.
-- reading.fr: La sorte d'une demande est sa catégorie dans les mots de l'outil ; écrits de plusieurs façons, les plus fréquents sur toutes les données, puis les premiers par ordre alphabétique.
-- counts: step_days by occurred_on
-- n: none
with kinds as (
    select step, step_group, cast(sum(step_days.times) as bigint) as times, cast(sum(case when last_on is null or last_on < $start then step_days.times else 0 end) as bigint) as people
    from step_days
    group by step, step_group
    having sum(case when last_on is null or last_on < $start then step_days.times else 0 end) >= 5
)
select kinds.step, kinds.step_group, kinds.times, kinds.people, spellings.own_words
from kinds left join main.step_spellings as spellings on spellings.step = kinds.step
order by kinds.times desc, kinds.step
