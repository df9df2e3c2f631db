-- holds.en: One row per message the brand wrote: how much its words press, how easy it is to read, how many conditions it sets, and its kind: what the
--    company decided of its campaign, else what the tool states; beside it the kind our rules give it. Null where the text has not been scored.
-- holds.fr: Une ligne par message écrit par la marque : combien ses mots pressent, sa facilité de lecture, les conditions qu'il pose, et sa nature :
--    ce que l'entreprise a décidé de sa campagne, sinon ce que déclare l'outil ; à côté, celle que lui donnent nos règles. Vide si le texte n'a pas été noté.
-- grain: brand_message_id
-- renew: whole
-- after: campaign_decisions, reporting_zone
select
    b.brand_message_id, b.campaign_id, b.channel, coalesce(d.decided_kind, b.kind) as kind, b.kind as stated_kind, b.category, b.language, b.subject, b.sent_at, b.source_system,
    cast(timezone(zone, b.sent_at) as date) as sent_on, cast(date_trunc('month', timezone(zone, b.sent_at)) as date) as sent_month,
    s.rule_kind, s.pressure_points_per_100_words, s.ease, s.conditions_per_100_words
from brand_messages b cross join reporting_zone
left join brand_text_scores s on s.brand_message_id = b.brand_message_id
left join campaign_decisions d on d.told_as = b.campaign_id
order by b.sent_at
