-- question.en: Which texts are drawn for the audit?
-- question.fr: Quels textes sont tirés pour la vérification ?
-- reading.en: Drawn at random among all scored texts of one language, whether flagged or not: the order comes from each text's identifier, so that the draw stays the same tomorrow.
-- reading.fr: Tirés au hasard parmi tous les textes analysés d'une langue, signalés ou non : l'ordre dépend de l'identifiant de chaque texte, pour que le tirage soit le même demain.
-- counts: voices_scored by said_on
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
-- parameter: in_language = fr
-- parameter: size = 400
-- n: none
select
    text_id, language, words as their_words,
    shows_feeling($feeling, is_anxious, is_trusting, is_distrusting, is_waiting, sentiment) as is_flagged
from voices_scored
where is_scored and language = $in_language and words is not null and trim(words) <> ''
order by md5(concat('audit', text_id)), text_id
limit $size
