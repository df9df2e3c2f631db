-- question.en: Which kinds of steps are there?
-- question.fr: Quelles sortes d'étapes y a-t-il ?
-- reading.en: A request's kind is its category in the tool's own words; where these are written in several ways, the most frequent over all the data, then the first in alphabetical order.
-- reading.fr: La sorte d'une demande est sa catégorie dans les mots de l'outil ; écrits de plusieurs façons, les plus fréquents sur toutes les données, puis les premiers par ordre alphabétique.
-- counts: journey_steps by occurred_on
-- n: none
with kinds as (
    select step, step_group, count(*) as times, count(distinct person_no) as people
    from journey_steps
    group by step, step_group
    having count(distinct person_no) >= 5
)
select kinds.step, kinds.step_group, kinds.times, kinds.people, spellings.own_words
from kinds left join main.step_spellings as spellings on spellings.step = kinds.step
order by kinds.times desc, kinds.step
