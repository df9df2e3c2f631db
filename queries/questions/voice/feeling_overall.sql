-- question.en: Do people write this way more than they used to?
-- question.fr: Les gens écrivent-ils ainsi plus qu'avant ?
-- builds on: felt_people
-- counts: voices_scored
-- read as: text_rates_of_all
-- n: texts_now
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
-- tells every: feeling
select feeling, segment, is_now, texts, people, felt, felt_felt, felt_texts, texts_texts, texts_now from felt_people order by feeling, segment, is_now
