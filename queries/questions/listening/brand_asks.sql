-- question.en: Does the brand ask anything?
-- question.fr: La marque pose-t-elle des questions ?
-- counts: brand_messages by sent_at
select
    count(*) as n,
    asking_share(text like '%?%' and not regexp_matches(coalesce(from_email, ''), '(?i)no.?reply|ne.?pas.?repondre|do.?not.?reply')) as asking_share
from brand_messages
where text is not null
