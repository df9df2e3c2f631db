-- question.en: How many texts are flagged, in each language?
-- question.fr: Combien de textes sont signalés, dans chaque langue ?
-- counts: voices_scored by said_on
-- grain: language
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
select language, count(*) as n, flagged_share(case $feeling when 'anxious' then is_anxious when 'trusting' then is_trusting when 'distrusting' then is_distrusting when 'waiting' then is_waiting when 'negative' then sentiment < -0.05 else sentiment > 0.05 end) as flagged_share
from voices_scored
where is_scored and has_words
group by language
order by language
