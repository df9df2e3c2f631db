-- export.en: Google Takeout › Google Business Profile › reviews.json
-- export.fr: Google Takeout › Fiche d'établissement Google › reviews.json
-- tool: google_business
-- kind: json, ndjson
-- needs: starRating, createTime, name | reviewId
-- columns: reviewId, comment, updateTime, reviewer.displayName, reviewer.isAnonymous, reviewer.profilePhotoUrl, reviewReply.comment, reviewReply.updateTime
-- time: createTime, updateTime, reviewReply.updateTime
-- zone: UTC
-- required: createTime
-- drops: reviewer.displayName, reviewer.profilePhotoUrl
-- reports: no_rating | upper("starRating") not in ('ONE', 'TWO', 'THREE', 'FOUR', 'FIVE')
-- says.en: no_rating | Row {row}: the review says {starRating} instead of one to five stars; it is kept without a rating.
-- says.fr: no_rating | Ligne {row} : l'avis dit {starRating} au lieu d'une à cinq étoiles ; il est gardé sans note.
-- fills: reviews
select
    row_no,
    coalesce("reviewId", regexp_extract("name", '[^/]+$'))  as review_id,
    'Google'                                                as platform,
    case upper("starRating") when 'ONE' then 1 when 'TWO' then 2 when 'THREE' then 3 when 'FOUR' then 4 when 'FIVE' then 5 end as rating,
    5                                                       as rating_max,
    trim(case when contains("comment", '(Original)') then regexp_extract("comment", '(?s)\(Original\)\s*(.*?)\s*$', 1)
        else regexp_replace("comment", '(?s)\s*\(Translated by Google\).*$', '') end) as text,
    "createTime"                                            as created_at,
    case when "updateTime" > date_trunc('second', "createTime") + interval 1 second then "updateTime" end as updated_at,
    trim(case when contains("reviewReply.comment", '(Original)') then regexp_extract("reviewReply.comment", '(?s)\(Original\)\s*(.*?)\s*$', 1)
        else regexp_replace("reviewReply.comment", '(?s)\s*\(Translated by Google\).*$', '') end) as reply_text,
    "reviewReply.updateTime"                                as reply_at,
    'unknown'                                               as invited,
    nullif(regexp_extract("name", 'locations/([^/]+)', 1), '') as place,
    greatest("createTime", "updateTime", "reviewReply.updateTime") as record_as_of
from export
