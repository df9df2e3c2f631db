-- holds.en: One row per message the brand wrote: how much its words press, how easy it is to read, how many conditions it sets, and the kind our rules give it.
--    Null where the text has not been scored.
-- holds.fr: Une ligne par message écrit par la marque : combien ses mots pressent, sa facilité de lecture, les conditions qu'il pose, et la nature que lui donnent nos règles.
--    Vide si le texte n'a pas été noté.
-- grain: brand_message_id
-- renew: whole
select
    b.brand_message_id, b.campaign_id, b.channel, b.kind, b.category, b.language, b.subject, b.sent_at, b.source_system,
    s.rule_kind, s.pressure_points_per_100_words, s.ease, s.conditions_per_100_words
from brand_messages b left join brand_text_scores s on s.brand_message_id = b.brand_message_id
order by b.sent_at
