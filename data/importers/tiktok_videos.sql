-- export.en: TikTok Studio › Analytics › Content › Download data
-- export.fr: TikTok Studio › Statistiques › Contenu › Télécharger les données
-- tool: tiktok
-- needs: Video title, Video link, Post time, Total views
-- columns: Total likes, Total comments, Total shares, Time
-- time: Post time
-- zone: UTC assumed
-- number: Total likes, Total comments, Total shares, Total views
-- required: Video link
-- fills: social_posts
select
    row_no,
    coalesce(nullif(regexp_extract("Video link", '/video/(\d+)', 1), ''), "Video link") as post_id,
    'TikTok'                                                as platform,
    nullif(regexp_extract("Video link", '/@([^/]+)/', 1), '') as author_handle,
    true                                                    as by_brand,
    "Video title"                                           as text,
    "Post time"                                             as created_at,
    case when "Post time" = date_trunc('day', "Post time") then 'day' else 'minute' end as at_precision,
    "Video link"                                            as url,
    to_json(struct_pack(views := "Total views", likes := "Total likes", replies := "Total comments", shares := "Total shares")) as metrics
from export
