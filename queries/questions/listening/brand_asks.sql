-- question.en: Does the brand ask anything?
-- question.fr: La marque pose-t-elle des questions ?
-- counts: brand_wording by sent_on
select
    count(*) as n,
    asking_share(text like '%?%' and not regexp_matches(coalesce(from_email, ''), '(?i)no.?reply|ne.?pas.?repondre|do.?not.?reply')) as asking_share
from brand_wording w join main.brand_messages b on b.brand_message_id = w.brand_message_id
where text is not null
