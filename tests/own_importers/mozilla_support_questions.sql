-- export.en: Questions of the Mozilla support forum, one row each, as the site's interface gives them
-- export.fr: Les questions du forum d'entraide de Mozilla, une ligne chacune, telles que les donne l'interface du site
-- tool: mozilla_support
-- needs: id, created, title, content, creator, locale
-- columns: updated, tags, topic, product, answers
-- identifier: id
-- required: id, created
-- notes: wall_clock | "created" like '%-0800'
-- says.en: wall_clock | {n} moments are marked -0800 all year round, though they are the wall clock of the Pacific coast: they are read as such, summer time included.
-- says.fr: wall_clock | {n} moments sont notés -0800 toute l'année, alors que c'est l'heure locale de la côte pacifique : ils sont lus ainsi, heure d'été comprise.
-- drops: answers
-- fills: tickets
select
    row_no,
    "id"                                                    as ticket_id,
    "creator"                                               as who_handle,
    'forum'                                                 as channel,
    "title"                                                 as subject,
    "topic"                                                 as category_raw,
    left(lower("locale"), 2)                                as language,
    timezone('America/Los_Angeles', try_cast(left("created", 19) as timestamp)) as created_at,
    'customer'                                              as opened_by,
    timezone('America/Los_Angeles', try_cast(left("updated", 19) as timestamp)) as updated_at,
    'computed'                                              as duration_origin,
    "product"                                               as group_name,
    list_filter(string_split("tags", ';'), lambda tag: tag <> '') as tags
from export
-- fills: messages
select
    row_no, concat('question-', "id") as message_id, "id" as ticket_id, "creator" as who_handle, 'customer' as author_role, true as is_public,
    timezone('America/Los_Angeles', try_cast(left("created", 19) as timestamp)) as sent_at,
    concat_ws(E'\n', "title", trim(regexp_replace("content", '<[^>]*>', ' ', 'g'))) as text,
    left(lower("locale"), 2) as language
from export
