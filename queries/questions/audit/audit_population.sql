-- question.en: How many texts are flagged, in each language?
-- question.fr: Combien de textes sont signalés, dans chaque langue ?
-- counts: voices_scored by said_on
-- grain: language
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
select language, count(*) as n, flagged_share(shows_feeling($feeling, is_anxious, is_trusting, is_distrusting, is_waiting, sentiment)) as flagged_share
from voices_scored
where is_scored and has_words
group by language
order by language
