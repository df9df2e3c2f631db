-- question.en: Which texts are the rules of topics tried on?
-- question.fr: Sur quels textes les règles des sujets sont-elles essayées ?
-- reading.en: A draw of the texts in one language, the same as long as the texts are the same.
-- reading.fr: Un tirage des textes dans une langue, le même tant que les textes sont les mêmes.
-- counts: voices_scored by said_on
-- parameter: in_language = fr
-- parameter: at_most = 2000
-- n: none
with lots as (
    select lot from voices_scored where language = $in_language and has_words
),
reach as (
    select max(lot) as last_lot from (select lot from lots order by lot limit $at_most) as drawn
)
select text_id, language, words as their_words, topics
from voices_scored
where language = $in_language and has_words and lot <= (select last_lot from reach)
order by lot, text_id
limit $at_most
