-- question.en: Which messages are the phrases that ask for a human tried on?
-- question.fr: Sur quels messages les phrases qui demandent un humain sont-elles essayées ?
-- reading.en: A draw of what customers wrote in their requests in one language, the same as long as the messages are the same.
-- reading.fr: Un tirage de ce que les clients ont écrit dans leurs demandes dans une langue, le même tant que les messages sont les mêmes.
-- counts: voices_scored by said_on
-- parameter: in_language = fr
-- parameter: at_most = 2000
-- n: none
select text_id, language, words as their_words
from voices_scored
where told_in = 'messages' and language = $in_language and words is not null
order by md5(text_id)
limit $at_most
