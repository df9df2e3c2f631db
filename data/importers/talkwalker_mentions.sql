-- export.en: Talkwalker › Results › Export › CSV
-- export.fr: Talkwalker › Résultats › Exporter › CSV
-- tool: talkwalker
-- needs: url, published, source_type, content_snippet
-- columns: content, title, title_snippet, domain_url, lang, sentiment, engagement, reach, parent_url, extra_author_attributes.name, extra_author_attributes.short_name
-- columns: extra_source_attributes.world_data.country_code, extra_author_attributes.world_data.city, extra_author_attributes.image_url, extra_author_attributes.birthdate.date
-- time: published
-- zone: UTC assumed
-- number: engagement, reach, sentiment
-- required: url
-- drops: extra_author_attributes.world_data.city, extra_author_attributes.image_url, extra_author_attributes.birthdate.date
-- fills: social_posts
select
    row_no,
    "url"                                                   as post_id,
    coalesce(nullif(regexp_extract("domain_url", '//(?:www\.)?([^/]+)', 1), ''), "domain_url", "source_type") as platform,
    coalesce("extra_author_attributes.short_name", "extra_author_attributes.name") as author_handle,
    "extra_author_attributes.short_name"                    as who_handle,
    false                                                   as by_brand,
    coalesce("content", "content_snippet")                  as text,
    left(lower("lang"), 2)                                  as language,
    "published"                                             as created_at,
    'minute'                                                as at_precision,
    "url"                                                   as url,
    coalesce("title", "title_snippet")                      as topic,
    cast("sentiment" as varchar)                            as sentiment_source,
    to_json(struct_pack(engagements := "engagement", reach := "reach")) as metrics
from export
