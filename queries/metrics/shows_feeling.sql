-- label.en: Text that shows a feeling
-- label.fr: Texte qui montre un sentiment
-- meaning.en: A text our lexicons flag for the feeling asked about: anxiety, trust, distrust, wait and see, or negative or positive sentiment.
-- meaning.fr: Un texte que nos lexiques signalent pour le sentiment demandé : anxiété, confiance, défiance, confiance sous réserve, tonalité négative ou positive.
-- unit: share
-- better: neither
-- interval: none
-- example: select cast(shows_feeling('anxious', true, false, false, false, 0.3) as integer) --> 1
-- example: select cast(shows_feeling('trusting', true, false, false, false, 0.3) as integer) --> 0
-- example: select cast(shows_feeling('distrusting', false, false, true, false, 0.3) as integer) --> 1
-- example: select cast(shows_feeling('waiting', false, false, false, true, 0.3) as integer) --> 1
-- example: select cast(shows_feeling('negative', true, false, false, false, 0.3) as integer) --> 0
-- example: select cast(shows_feeling('positive', true, false, false, false, 0.3) as integer) --> 1
create or replace macro shows_feeling(feeling, anxious, trusting, distrusting, waiting, sentiment) as
    case feeling when 'anxious' then anxious when 'trusting' then trusting when 'distrusting' then distrusting when 'waiting' then waiting when 'negative' then is_negative(sentiment) when 'positive' then is_positive(sentiment) end
