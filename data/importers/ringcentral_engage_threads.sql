-- export.en: RingCentral Engage Digital (Dimelo) › Admin › Exports › Threads
-- export.fr: RingCentral Engage Digital (Dimelo) › Administration › Exports › Fils
-- tool: ringcentral_engage
-- needs: id, foreign_id, source_id, source_type, source_name, created_at, closed
-- columns: updated_at, title, contents_count, all_categories, categories, first_content_id, first_content_author_id, languages, interventions_count, closed_at
-- columns: last_content_at, first_categorization_at, ratings
-- time: created_at, updated_at, last_content_at, first_categorization_at, closed_at
-- dates: day-first
-- dates of: closed_at | month-first
-- zone: Europe/Paris assumed
-- number: contents_count, interventions_count
-- flag: closed
-- required: id, created_at
-- drops: intervention_user_ids, opened_intervention_user_ids, page_url
-- fills: tickets
select
    row_no,
    "id"                                                    as ticket_id,
    "first_content_author_id"                               as who_helpdesk_id,
    case
        when regexp_matches(lower("source_type"), 'mail') then 'email'
        when regexp_matches(lower("source_type"), 'chat|messag|whatsapp') then 'chat'
        when regexp_matches(lower("source_type"), 'answers|community|site') then 'web'
        else 'social' end                                   as channel,
    "title"                                                 as subject,
    coalesce("all_categories", "categories")                as category_raw,
    case when "closed" then 'closed' else 'open' end        as status,
    case when "closed" then 'closed' else 'open' end        as status_raw,
    left(lower(trim(string_split("languages", ',')[1])), 2) as language,
    "created_at"                                            as created_at,
    "closed_at"                                             as closed_at,
    "updated_at"                                            as updated_at,
    "source_name"                                           as group_name,
    list_filter([trim(x) for x in string_split(coalesce("all_categories", "categories"), ',')], lambda x: x <> '') as tags,
    coalesce("updated_at", "last_content_at")               as record_as_of
from export
