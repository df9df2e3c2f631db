-- export.en: Meltwater › Explore › Download › CSV
-- export.fr: Meltwater › Explore › Télécharger › CSV
-- tool: meltwater
-- needs: Date, URL, Hit Sentence, Source, Influencer, Sentiment
-- columns: Headline, Opening Text, Country, Subregion, Language, Reach, Key Phrases, Input Name, Keywords, Tweet Id, Alternate Date Format
-- columns: State, City, Document Tags, Engagement
-- time: Date, Alternate Date Format
-- dates: iso
-- zone: UTC assumed
-- number: Reach, Engagement
-- identifier: Tweet Id
-- missing: N/A
-- required: URL
-- drops: State, City
-- fills: social_posts
select
    row_no,
    coalesce("Tweet Id", "URL")                             as post_id,
    case when regexp_matches(lower("URL"), '//(www\.|mobile\.)?(x|twitter)\.com/') then 'X' else "Source" end as platform,
    "Influencer"                                            as author_handle,
    case when "Influencer" like '@%' then "Influencer" end  as who_handle,
    false                                                   as by_brand,
    coalesce("Hit Sentence", "Opening Text", "Headline")    as text,
    case lower("Language") when 'french' then 'fr' when 'français' then 'fr' when 'english' then 'en' when 'anglais' then 'en'
        else case when length("Language") = 2 then lower("Language") end end as language,
    coalesce("Date", "Alternate Date Format")               as created_at,
    case when coalesce("Date", "Alternate Date Format") = date_trunc('day', coalesce("Date", "Alternate Date Format")) then 'day' else 'minute' end as at_precision,
    "URL"                                                   as url,
    "Headline"                                              as topic,
    lower("Sentiment")                                      as sentiment_source,
    to_json(struct_pack(reach := "Reach", engagements := "Engagement")) as metrics
from export
