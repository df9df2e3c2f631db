-- question.en: In which messages does it ask?
-- question.fr: Dans quels messages en pose-t-elle ?
-- reading.en: Texts of the brand that hold a question mark and come from an address that reads replies.
-- reading.fr: Textes de la marque avec un point d'interrogation et envoyés d'une adresse qui lit les réponses.
-- counts: brand_messages by sent_at
-- grain: message_kind
select
    kind as message_kind, count(*) as n,
    asking_share(text like '%?%' and not regexp_matches(coalesce(from_email, ''), '(?i)no.?reply|ne.?pas.?repondre|do.?not.?reply')) as asking_share
from brand_messages
where text is not null
group by kind
order by message_kind
