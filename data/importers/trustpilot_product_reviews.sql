-- export.en: Trustpilot Business › Manage reviews › Product reviews › Export
-- export.fr: Trustpilot Business › Gérer les avis › Avis sur les produits › Exporter
-- tool: trustpilot
-- needs: review_id, stars, product_sku, content, created_at
-- columns: product_name, consumer_name, consumer_email, reference_id, language, state
-- time: created_at
-- zone: UTC
-- number: stars
-- required: review_id, stars
-- drops: consumer_name
-- fills: reviews
select
    row_no,
    concat('product-', "review_id")                         as review_id,
    "consumer_email"                                        as who_email,
    "reference_id"                                          as who_order_ref,
    'Trustpilot'                                            as platform,
    "stars"                                                 as rating,
    5                                                       as rating_max,
    "content"                                               as text,
    left(lower("language"), 2)                              as language,
    "created_at"                                            as created_at,
    "reference_id"                                          as order_ref,
    'unknown'                                               as invited,
    coalesce("product_name", "product_sku")                 as place
from export
