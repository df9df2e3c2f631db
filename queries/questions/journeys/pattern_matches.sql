-- question.en: How many journeys follow this pattern?
-- question.fr: Combien de parcours suivent ce schéma ?
-- title.en: {value} of journeys follow this pattern ({span})
-- title.fr: {value} des parcours suivent ce schéma ({span})
-- reading.en: Each journey is read as a word, one letter per step, in which the pattern is looked for.
-- reading.fr: Chaque parcours est lu comme un mot, une lettre par étape, où le schéma est cherché.
-- counts: journey_steps
-- builds on: journeys
-- n: share_of_everyone_n
-- parameter: codes = |
-- parameter: expression = .
with words as (
    select person_no, journey, string_agg(chr(cast(57344 + coalesce(list_position(string_split($codes, '|'), step), 0) as integer)), '' order by place) as word
    from journeys
    group by person_no, journey
)
select
    count(distinct case when regexp_matches(word, $expression, 's') then person_no end) as n,
    count(case when regexp_matches(word, $expression, 's') then 1 end) as journeys,
    share_of_everyone(count(case when regexp_matches(word, $expression, 's') then 1 end), count(*)) as share_of_everyone, count(*) as share_of_everyone_n
from words
having count(*) > 0
