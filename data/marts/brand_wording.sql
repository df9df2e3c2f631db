-- holds.en: One row per message the brand wrote: how much its words press, how easy it is to read, how many conditions it sets, and the kind our rules give it.
--    Scores are those kept beside the message at import; null where it has not been scored.
-- holds.fr: Une ligne par message écrit par la marque : combien ses mots pressent, sa facilité de lecture, les conditions qu'il pose, et la nature que lui donnent nos règles.
--    Les notes sont celles gardées à côté du message à l'import ; vides s'il n'a pas été noté.
-- grain: brand_message_id
select
    brand_message_id, campaign_id, channel, kind, category, language, subject, sent_at,
    json_extract_string(attributes, '$.rule_kind') as rule_kind,
    try_cast(json_extract_string(attributes, '$.pressure_points_per_100_words') as double) as pressure_points_per_100_words,
    try_cast(json_extract_string(attributes, '$.ease') as double) as ease,
    try_cast(json_extract_string(attributes, '$.conditions_per_100_words') as double) as conditions_per_100_words
from brand_messages
order by sent_at
