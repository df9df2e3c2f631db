-- holds.en: What people known said in public, review by review and post by post: whether it praises (4 of 5 stars or more; of a post, a positive text without distrust) and whether nobody had
--    asked for it (an organic review, a post); unknown where no tool tells, as of reviews whose invitation is not told and of posts that were not scored.
-- holds.fr: Ce que des personnes connues ont dit en public, avis par avis et publication par publication : si c'est un éloge (4 étoiles sur 5 ou plus ; pour une publication, un texte positif
--    sans défiance) et si personne ne l'avait demandé (un avis spontané, une publication) ; inconnu là où aucun outil ne le dit, comme pour un avis dont on ignore l'invitation et une publication sans score.
-- grain: voice_id
-- renew: whole
-- after: reporting_zone
-- fills with: reviews, social_posts
with told as (
    select
        review_id as voice_id, customer_id, source_system, platform, created_at, rating >= 1 + 0.75 * (rating_max - 1) as is_praise,
        case invited when 'organic' then true when 'invited' then false end as is_unasked
    from reviews
    where customer_id is not null
    union all
    select
        posts.post_id, posts.customer_id, posts.source_system, posts.platform, posts.created_at, case when scores.refused is null then scores.sentiment > 0.05 and not coalesce(scores.is_distrusting, false) end, true
    from social_posts posts left join text_scores scores on scores.table_name = 'social_posts' and scores.record_id = posts.post_id
    where posts.customer_id is not null and not coalesce(posts.by_brand, false)
)
select
    told.voice_id, told.customer_id, told.source_system, told.platform, told.created_at as said_at, cast(timezone(zone, told.created_at) as date) as said_on, told.is_praise, told.is_unasked,
    customers.segment, customers.language, customers.country
from told cross join reporting_zone left join customers on customers.customer_id = told.customer_id
where told.created_at is not null
order by said_on
