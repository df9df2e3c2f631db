-- export.en: X › Premium › Analytics › Content › Download data
-- export.fr: X › Premium › Statistiques › Contenu › Télécharger les données
-- tool: x
-- needs: Post id, Date, Post text, Permalink Clicks
-- columns: Post Link, Impressions, Likes, Engagements, Bookmarks, Shares, New follows, Replies, Reposts, Profile visits, Detail Expands, URL Clicks, Hashtag Clicks
-- time: Date
-- zone: UTC
-- number: Impressions, Likes, Engagements, Bookmarks, Shares, New follows, Replies, Reposts, Profile visits, Detail Expands, URL Clicks, Hashtag Clicks, Permalink Clicks
-- identifier: Post id
-- required: Post id
-- fills: social_posts
select
    row_no,
    "Post id"                                               as post_id,
    'X'                                                     as platform,
    nullif(regexp_extract("Post Link", '(?:x|twitter)\.com/([^/]+)/status', 1), '') as author_handle,
    true                                                    as by_brand,
    "Post text"                                             as text,
    "Date"                                                  as created_at,
    'day'                                                   as at_precision,
    "Post Link"                                             as url,
    to_json(struct_pack(
        impressions := "Impressions", likes := "Likes", engagements := "Engagements", bookmarks := "Bookmarks", shares := "Shares", follows := "New follows",
        replies := "Replies", reposts := "Reposts", profile_visits := "Profile visits", url_clicks := "URL Clicks")) as metrics
from export
