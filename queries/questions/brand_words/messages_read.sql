-- question.en: What do the messages say?
-- question.fr: Que disent les messages ?
-- reading.en: Pressing words in red with the kind of pressure on hover; conditions in violet. Texts sent more than once stand once.
-- reading.fr: Mots pressants en rouge, la nature de la pression au survol ; conditions en violet. Un texte envoyé plusieurs fois figure une fois.
-- counts: brand_wording by sent_on
-- parameter: sorted_by = pressing
-- values: sorted_by = pressing, hard, conditional
-- parameter: at_most = 12
-- n: none
with latest as (
    select text, min(b.subject) as subject, max(w.sent_at) as last_sent_at, min(w.language) as language, min(coalesce(w.kind, w.rule_kind)) as message_kind,
        count(*) as times, max(w.pressure_points_per_100_words) as pressing, min(w.ease) as ease, max(w.conditions_per_100_words) as conditions
    from brand_wording w join main.brand_messages b on b.brand_message_id = w.brand_message_id
    where b.text is not null and b.text <> ''
    group by text
)
select text, subject, last_sent_at, language, message_kind, times, pressing, ease, conditions
from latest
where case $sorted_by when 'pressing' then pressing > 0 when 'hard' then ease is not null else conditions > 0 end
order by case $sorted_by when 'pressing' then pressing when 'hard' then -ease else conditions end desc, text
limit $at_most
