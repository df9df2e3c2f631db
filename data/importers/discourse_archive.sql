-- export.en: Discourse › Preferences › Account › Export your data › user_archive.csv (one member each)
-- export.fr: Discourse › Préférences › Compte › Exporter vos données › user_archive.csv (un membre chacun)
-- tool: discourse
-- needs: topic_title, is_pm, post_raw, created_at, like_count
-- columns: categories | category, sub_category, post_cooked, reply_count, url
-- time: created_at
-- zone: UTC
-- number: like_count, reply_count
-- required: created_at, post_raw
-- drops: post_cooked
-- excludes: private | coalesce(lower("is_pm"), '?') not in ('no', 'non', 'nein', 'nee', 'não', 'false', 'f', '0')
-- says.en: private | Private messages in the archive, left out: {n}.
-- says.fr: private | Messages privés dans l'archive, écartés : {n}.
-- fills: social_posts
select
    row_no,
    coalesce("url", md5(concat_ws('|', "topic_title", "post_raw", epoch("created_at")))) as post_id,
    'Discourse'                                             as platform,
    nullif(regexp_extract(getvariable('path'), 'user_archive-(.+?)-\d{6}-\d{6}', 1), '') as who_handle,
    nullif(regexp_extract(getvariable('path'), 'user_archive-(.+?)-\d{6}-\d{6}', 1), '') as author_handle,
    false                                                   as by_brand,
    "post_raw"                                              as text,
    "created_at"                                            as created_at,
    'instant'                                               as at_precision,
    "url"                                                   as url,
    "topic_title"                                           as topic,
    to_json(struct_pack(likes := "like_count", replies := "reply_count")) as metrics
from export
