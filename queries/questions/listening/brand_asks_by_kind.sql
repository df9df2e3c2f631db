-- question.en: In which messages does it ask?
-- question.fr: Dans quels messages en pose-t-elle ?
-- title.en: {best_label}: {best} ask a question; {worst_label}: {worst}
-- title.fr: {best_label} : {best} posent une question ; {worst_label} : {worst}
-- title.en: {best_label}: {best} ask a question
-- title.fr: {best_label} : {best} posent une question
-- title.en: {flat_low} to {flat_high} ask a question: no kind stands out
-- title.fr: De {flat_low} à {flat_high} posent une question : aucune nature ne se détache
-- reading.en: Texts of the brand that contain a question mark and come from an address that takes replies.
-- reading.fr: Textes de la marque avec un point d'interrogation, envoyés d'une adresse qui accepte les réponses.
-- builds on: no_reply_rule
-- counts: brand_wording by sent_on
-- grain: message_kind
select
    coalesce(w.kind, w.rule_kind, 'unknown') as message_kind, count(*) as n,
    asking_share(b.text like '%?%' and not coalesce(regexp_matches(regexp_replace(lower(b.from_email), '[^a-z]+', '', 'g'), words), false)) as asking_share
from brand_wording w join main.brand_messages b on b.brand_message_id = w.brand_message_id cross join no_reply_rule
where b.text is not null
group by 1
order by 1
