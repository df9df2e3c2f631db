-- export.en: UserVoice › Ideas › Export › CSV
-- export.fr: UserVoice › Idées › Exporter › CSV
-- tool: uservoice
-- needs: suggestion.id, suggestion.title, suggestion.status.name, suggestion.created_timestamp
-- columns: suggestion.body, suggestion.body_mime_type, suggestion.portal_url, suggestion.forum.name, suggestion.category.name, suggestion.parent.id, suggestion.labels.name
-- columns: suggestion.created_by.email | suggestion.creator.email | suggestion.user.email, suggestion.votes_count | suggestion.vote_count
-- columns: suggestion.response.text, suggestion.response.created_timestamp, suggestion.updated_timestamp
-- time: suggestion.created_timestamp, suggestion.response.created_timestamp, suggestion.updated_timestamp
-- zone: UTC assumed
-- number: suggestion.votes_count
-- required: suggestion.id, suggestion.title
-- reports: unknown_status | lower("suggestion.status.name") not in ('active', 'open', 'published', 'submitted', 'new', 'under review', 'reviewing', 'gathering feedback', 'needs more info', 'planned', 'started', 'in progress', 'completed', 'shipped', 'declined', 'à l''étude', 'planifié', 'planifiée', 'démarré', 'démarrée', 'terminé', 'terminée', 'refusé', 'refusée')
-- says.en: unknown_status | Row {row}: the status of this idea is the company's own; it is kept in its words and counts as no state.
-- says.fr: unknown_status | Ligne {row} : le statut de cette idée est propre à l'entreprise ; il est gardé tel quel et ne compte comme aucun état.
-- fills: ideas
select
    row_no,
    "suggestion.id"                                         as idea_id,
    "suggestion.created_by.email"                           as who_email,
    "suggestion.title"                                      as title,
    case when "suggestion.body_mime_type" = 'text/html' or starts_with("suggestion.body", '<') then nullif(trim(replace(replace(replace(replace(replace(replace(
            regexp_replace(regexp_replace("suggestion.body", '(?is)<style\b.*?</style>|<script\b.*?</script>|<head\b.*?</head>', ' ', 'g'), '<[^>]*>', ' ', 'g'),
            '&nbsp;', ' '), '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&')), '')
        else "suggestion.body" end                          as body,
    "suggestion.category.name"                              as category,
    case
        when "suggestion.parent.id" is not null then 'merged'
        when "suggestion.status.name" is null or lower("suggestion.status.name") in ('active', 'open', 'published', 'submitted', 'new') then 'submitted'
        when lower("suggestion.status.name") in ('under review', 'reviewing', 'gathering feedback', 'needs more info', 'à l''étude') then 'examined'
        when lower("suggestion.status.name") in ('planned', 'started', 'in progress', 'planifié', 'planifiée', 'démarré', 'démarrée') then 'planned'
        when lower("suggestion.status.name") in ('completed', 'shipped', 'terminé', 'terminée') then 'delivered'
        when lower("suggestion.status.name") in ('declined', 'refusé', 'refusée') then 'declined' end as status,
    "suggestion.status.name"                                as status_raw,
    "suggestion.parent.id"                                  as merged_into,
    "suggestion.created_timestamp"                          as created_at,
    "suggestion.response.created_timestamp"                 as answered_at,
    "suggestion.response.text"                              as answer_text,
    "suggestion.votes_count"                                as votes,
    "suggestion.portal_url"                                 as url,
    "suggestion.updated_timestamp"                          as record_as_of
from export
