-- export.en: X (before 2024) › Analytics › Tweets › Export data › By Tweet
-- export.fr: X (avant 2024) › Statistiques › Tweets › Exporter les données › Par Tweet
-- tool: x
-- needs: Tweet id, Tweet permalink, Tweet text, time
-- columns: impressions, engagements, engagement rate, retweets, replies, likes | favorites, user profile clicks, url clicks, hashtag clicks, detail expands, permalink clicks, follows
-- time: time
-- zone: UTC
-- number: impressions, engagements, retweets, replies, likes, user profile clicks, url clicks, follows
-- identifier: Tweet id
-- missing: -
-- required: Tweet id
-- rank: 5
-- fills: social_posts
select
    row_no,
    "Tweet id"                                              as post_id,
    'X'                                                     as platform,
    nullif(regexp_extract("Tweet permalink", '(?:x|twitter)\.com/([^/]+)/status', 1), '') as author_handle,
    true                                                    as by_brand,
    "Tweet text"                                            as text,
    "time"                                                  as created_at,
    'minute'                                                as at_precision,
    "Tweet permalink"                                       as url,
    to_json(struct_pack(
        impressions := "impressions", likes := "likes", engagements := "engagements", replies := "replies", reposts := "retweets",
        profile_visits := "user profile clicks", url_clicks := "url clicks", follows := "follows")) as metrics
from export
