-- export.en: RingCentral Engage Digital (Dimelo) › Admin › Exports › Messages
-- export.fr: RingCentral Engage Digital (Dimelo) › Administration › Exports › Messages
-- tool: ringcentral_engage
-- needs: id, content_thread_id, source_type, created_at, author_id, body | body_as_text
-- columns: source_id, source_name, type, private_message, auto_submitted, status, creator_id, creator_name, author_name, language, in_reply_to_id, body_as_text
-- time: created_at
-- dates: day-first
-- zone: Europe/Paris assumed
-- flag: auto_submitted, private_message
-- required: id, created_at
-- drops: body_as_html, initial_created_at
-- fills: messages
select
    row_no,
    "id"                                                    as message_id,
    "content_thread_id"                                     as ticket_id,
    case when "creator_id" is null and not coalesce("auto_submitted", false) then "author_id" end as who_helpdesk_id,
    case when "auto_submitted" then 'system' when "creator_id" is not null then 'agent' else 'customer' end as author_role,
    true                                                    as is_public,
    "created_at"                                            as sent_at,
    coalesce("body_as_text", "body")                        as text,
    left(lower("language"), 2)                              as language,
    "in_reply_to_id"                                        as in_reply_to
from export
