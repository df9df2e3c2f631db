-- question.en: Who followed this pattern?
-- question.fr: Qui a suivi ce schéma ?
-- reading.en: The people with such a journey, the most recent first.
-- reading.fr: Les personnes qui ont un tel parcours, le plus récent d'abord.
-- counts: journey_steps
-- builds on: journeys
-- n: none
-- parameter: everyone = 1
-- parameter: codes = |
-- parameter: expression = .
with words as (
    select customer_id, journey, min(started_on) as began_on, count(*) as steps, string_agg(chr(cast(57344 + coalesce(list_position(string_split($codes, '|'), step), 0) as integer)), '' order by place) as word
    from journeys
    group by customer_id, journey
)
select customer_id, max(began_on) as began_on, count(*) as journeys, max(steps) as steps
from words
where regexp_matches(word, $expression, 's')
group by customer_id
order by began_on desc, customer_id
