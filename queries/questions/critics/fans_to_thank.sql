-- question.en: Which praise, unasked for, has had no reply?
-- question.fr: Quels éloges, que personne n'avait demandés, restent sans réponse ?
-- reading.en: The latest first, in their own words: people to thank. Whether a post was answered is known only where a tool tells the brand's own.
-- reading.fr: Les derniers d'abord, dans leurs mots : des personnes à remercier. Savoir si une publication a eu une réponse suppose un outil qui dise celles de la marque.
-- counts: public_acts by said_on
-- n: none
select public_acts.customer_id, public_acts.platform, public_acts.said_at, voices.rating, voices.words
from public_acts join voices on voices.voice_id = public_acts.voice_id
where public_acts.is_praise and public_acts.is_unasked and not voices.is_replied and not voices.is_removed
order by public_acts.said_at desc, public_acts.voice_id
limit 500
