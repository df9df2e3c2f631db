-- holds.en: The words by which an address is known not to read what is answered, as a pattern for its letters, signs between them set aside: empty where there is no word.
-- holds.fr: Les mots auxquels on reconnaît une adresse qui ne lit pas les réponses, en modèle de ses lettres, signes entre elles mis à part : vide s'il n'y a pas de mot.
-- grain: words
-- parameter: no_reply_words = noreply, donotreply, nepasrepondre
select nullif(trim(regexp_replace(regexp_replace(translate(lower($no_reply_words), 'àâäçéèêëîïôöùûüÿ', 'aaaceeeeiioouuuy'), '[^a-z,]+', '', 'g'), ',+', '|', 'g'), '|'), '') as words
