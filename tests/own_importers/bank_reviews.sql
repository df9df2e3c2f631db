-- export.en: Reviews of a bank in French, Dutch and English, gathered from its public page
-- export.fr: Les avis sur une banque en français, néerlandais et anglais, relevés sur sa page publique
-- tool: trustpilot_pages
-- needs: id, rating, title, text, language, publishedDate, consumer_id, reply_message, reply_publishedDate
-- columns: updatedDate, review_source, consumer_country, is_verified
-- time: publishedDate, updatedDate, reply_publishedDate
-- number: rating
-- required: id, rating
-- fills: reviews
select
    row_no,
    "id"                                                    as review_id,
    "consumer_id"                                           as who_handle,
    'Trustpilot'                                            as platform,
    "rating"                                                as rating,
    5                                                       as rating_max,
    "title"                                                 as title,
    "text"                                                  as text,
    "language"                                              as language,
    "consumer_country"                                      as country,
    "publishedDate"                                         as created_at,
    "updatedDate"                                           as updated_at,
    "reply_message"                                         as reply_text,
    "reply_publishedDate"                                   as reply_at,
    case "review_source" when 'BusinessGeneratedLink' then 'invited' when 'Organic' then 'organic' else 'unknown' end as invited,
    greatest("publishedDate", "updatedDate", "reply_publishedDate") as record_as_of
from export
