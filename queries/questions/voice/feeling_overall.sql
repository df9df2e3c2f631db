-- question.en: Do people write this way more than they used to?
-- question.fr: Les gens écrivent-ils ainsi plus qu'avant ?
-- builds on: scored_texts, felt_people
-- counts: voices_scored
-- read as: text_rates_of_all
-- n: texts_now
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
-- tells every: feeling
with people as (
    select segment as what, person, is_now, count(*) as texts, cast(sum(felt_counts) as bigint) as felt_counts, cast(sum(tone_counts) as bigint) as tone_counts
    from scored_texts
    group by segment, person, is_now
)
select feeling, what as segment, is_now, texts, people, felt, felt_felt, felt_texts, texts_texts, texts_now
from felt_people
order by feeling, segment, is_now
