-- export.en: X › Settings › Your account › Download an archive of your data › data/tweets.js
-- export.fr: X › Paramètres › Votre compte › Télécharger une archive de vos données › data/tweets.js
-- tool: x
-- kind: js, json, ndjson
-- needs: tweet.id_str, tweet.full_text
-- columns: tweet.id, tweet.created_at, tweet.lang, tweet.favorite_count, tweet.retweet_count, tweet.in_reply_to_status_id_str, tweet.in_reply_to_screen_name
-- time: tweet.created_at
-- zone: UTC
-- number: tweet.favorite_count, tweet.retweet_count
-- required: tweet.id_str
-- rank: 10
-- fills: social_posts
select
    row_no,
    "tweet.id_str"                                          as post_id,
    'X'                                                     as platform,
    true                                                    as by_brand,
    replace(replace(replace(replace(replace("tweet.full_text", '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&') as text,
    case when "tweet.lang" not in ('und', 'qme', 'zxx', 'art') then left("tweet.lang", 2) end as language,
    coalesce("tweet.created_at", timezone('UTC', make_timestamp(((try_cast("tweet.id_str" as bigint) >> 22) + 1288834974657) * 1000))) as created_at,
    'instant'                                               as at_precision,
    "tweet.in_reply_to_status_id_str"                       as in_reply_to,
    to_json(struct_pack(likes := "tweet.favorite_count", reposts := "tweet.retweet_count")) as metrics
from export
