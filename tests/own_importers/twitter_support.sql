-- export.en: Customer support on Twitter: public threads of brands and people, people under numbers
-- export.fr: Le service client sur Twitter : fils publics de marques et de personnes, les personnes sous un numéro
-- tool: twitter_support
-- needs: tweet_id, author_id, inbound, created_at, text, in_response_to_tweet_id, conv, brand
-- columns: response_tweet_id
-- time: created_at
-- flag: inbound
-- required: tweet_id, created_at
-- drops: response_tweet_id
-- prepares: posts
select row_no, "tweet_id" as id, "author_id" as author, "inbound" as by_customer, "created_at" as said_at, "text" as said, "conv" as thread, "brand" as brand,
    nullif(split_part("in_response_to_tweet_id", '.', 1), '') as parent
from export
-- prepares: told
select
    posts.*,
    case when posts.by_customer then posts.author when above.by_customer then above.author
        else first_value(posts.author) over (partition by posts.thread order by not posts.by_customer, posts.said_at) end as customer
from posts left join posts above on above.id = posts.parent
-- fills: social_posts
select
    row_no, id as post_id, 'X' as platform, author as author_handle, case when by_customer then author end as who_handle, not by_customer as by_brand,
    said as text, said_at as created_at, 'instant' as at_precision, parent as in_reply_to
from told
-- fills: tickets
select
    min(row_no) as row_no, concat_ws('|', thread, customer) as ticket_id, any_value(customer) as who_handle, 'social' as channel,
    min(said_at) as created_at, case when arg_min(by_customer, said_at) then 'customer' else 'agent' end as opened_by,
    max(said_at) as updated_at, any_value(brand) as group_name, 'computed' as duration_origin
from told
where customer is not null
group by thread, customer
-- fills: messages
select
    row_no, id as message_id, concat_ws('|', thread, customer) as ticket_id, customer as who_handle,
    case when by_customer then 'customer' else 'agent' end as author_role, true as is_public, said_at as sent_at, said as text, parent as in_reply_to
from told
where customer is not null
