-- question.en: Can one answer the brand?
-- question.fr: Peut-on répondre à la marque ?
-- reading.en: An address is no-reply when its letters contain one of the words of the rule, signs between them set aside: no-reply@, Ne.Pas.Repondre@.
-- reading.fr: Une adresse est sans réponse (no-reply) quand ses lettres contiennent l'un des mots de la règle, signes entre elles mis à part : no-reply@, Ne.Pas.Repondre@.
-- counts: brand_wording by sent_on
-- parameter: no_reply_words = noreply, donotreply, nepasrepondre
with rule as (
    select nullif(trim(regexp_replace(regexp_replace(translate(lower($no_reply_words), 'àâäçéèêëîïôöùûüÿ', 'aaaceeeeiioouuuy'), '[^a-z,]+', '', 'g'), ',+', '|', 'g'), '|'), '') as words
)
select
    count(*) as n,
    no_reply_share(coalesce(regexp_matches(regexp_replace(lower(from_email), '[^a-z]+', '', 'g'), words), false)) as no_reply_share
from brand_wording w join main.brand_messages b on b.brand_message_id = w.brand_message_id cross join rule
where from_email is not null
