-- question.en: Do people write so more than they used to?
-- question.fr: Les gens écrivent-ils ainsi plus qu'avant ?
-- builds on: felt_marks
-- counts: voice_marks
-- read as: text_rates
-- n: texts_now
-- sums by person: all
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
select * from felt_marks
