-- question.en: Can one answer the brand?
-- question.fr: Peut-on répondre à la marque ?
-- reading.en: An address is no-reply when its letters contain one of the words of the rule, signs between them set aside: no-reply@, Ne.Pas.Repondre@.
-- reading.fr: Une adresse est sans réponse (no-reply) quand ses lettres contiennent l'un des mots de la règle, signes entre elles mis à part : no-reply@, Ne.Pas.Repondre@.
-- builds on: no_reply_rule
-- counts: brand_wording by sent_on
select
    count(*) as n,
    no_reply_share(coalesce(regexp_matches(regexp_replace(lower(from_email), '[^a-z]+', '', 'g'), words), false)) as no_reply_share
from brand_wording w join main.brand_messages b on b.brand_message_id = w.brand_message_id cross join no_reply_rule
where from_email is not null
