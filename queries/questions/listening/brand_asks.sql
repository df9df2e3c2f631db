-- question.en: Does the brand ask anything?
-- question.fr: La marque pose-t-elle des questions ?
-- reading.en: Texts with a question mark, from an address that reads replies: which do not is said by the rule above them.
-- reading.fr: Les textes avec un point d'interrogation, d'une adresse qui lit les réponses : la règle au-dessus dit lesquelles ne lisent pas.
-- builds on: no_reply_rule
-- counts: brand_wording by sent_on
select
    count(*) as n,
    asking_share(text like '%?%' and not coalesce(regexp_matches(regexp_replace(lower(from_email), '[^a-z]+', '', 'g'), words), false)) as asking_share
from brand_wording w join main.brand_messages b on b.brand_message_id = w.brand_message_id cross join no_reply_rule
where text is not null
