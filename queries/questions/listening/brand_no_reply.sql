-- question.en: Can one answer the brand?
-- question.fr: Peut-on répondre à la marque ?
-- counts: brand_messages by sent_at
select
    count(*) as n,
    no_reply_share(regexp_matches(from_email, '(?i)no.?reply|ne.?pas.?repondre|do.?not.?reply')) as no_reply_share
from brand_messages
where from_email is not null
