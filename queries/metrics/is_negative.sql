-- label.en: Negative text
-- label.fr: Texte négatif
-- meaning.en: A text whose sentiment lies below the neutral band, which reaches from -0.05 to 0.05 on a scale of -1 to 1.
-- meaning.fr: Un texte dont la tonalité est sous la zone neutre, qui va de -0,05 à 0,05 sur une échelle de -1 à 1.
-- unit: share
-- better: neither
-- interval: none
-- example: select cast(is_negative(-0.06) as integer) --> 1
-- example: select cast(is_negative(-0.05) as integer) --> 0
create or replace macro is_negative(sentiment) as sentiment < -0.05
