-- question.en: What do they say, in their own words?
-- question.fr: Que disent-ils, avec leurs propres mots ?
-- reading.en: The strongest first, or drawn at random by a number the address of this page keeps: the strongest show what the words catch, a random draw shows what people say. Names, phones, e-mail addresses, bank and card numbers are masked. Struck-through words were denied. Words are shown where at least eight people wrote in the period and with the filters: fewer could be told by what they say.
-- reading.fr: Les plus forts d'abord, ou tirés au hasard selon un nombre que garde l'adresse de cette page : les plus forts montrent ce que les mots attrapent, le tirage montre ce que les gens disent. Noms, téléphones, adresses e-mail, numéros de compte et de carte sont masqués. Les mots barrés étaient niés. Les mots ne sont montrés que si huit personnes au moins ont écrit sur la période et avec les filtres : moins nombreuses, on les reconnaîtrait à ce qu'elles disent.
-- counts: voices_scored by said_on
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive, any
-- parameter: sorted_by = strength
-- values: sorted_by = strength, random
-- parameter: seed = 1
-- parameter: about = |
-- parameter: facet_found = |
-- parameter: holding = |
-- parameter: at_most = 20
-- n: none
select text_id, said_on, channel, language, topics, words as their_words, sentiment, anxiety, trust, distrust, customer_id
from voices_scored
where is_scored and words is not null and (select count(*) from (select distinct person_no from voices_scored where is_scored limit 8) as some) = 8
    and ($feeling = 'any' or shows_feeling($feeling, is_anxious, is_trusting, is_distrusting, is_waiting, sentiment))
    and ($about = '|' or list_contains(topics, $about))
    and ($facet_found = '|' or list_contains(facets, $facet_found))
    and ($holding = '|' or strpos(translate(lower(words), 'àâäçéèêëîïôöùûüÿñ', 'aaaceeeeiioouuuyn'), translate(lower($holding), 'àâäçéèêëîïôöùûüÿñ', 'aaaceeeeiioouuuyn')) > 0)
order by
    case when $sorted_by = 'strength' then case $feeling when 'anxious' then anxiety when 'trusting' then trust when 'distrusting' then distrust when 'waiting' then wait_and_see when 'negative' then -sentiment when 'positive' then sentiment else abs(sentiment) end end desc nulls last,
    (lot + $seed * 0.618034) % 1, text_id
limit $at_most
