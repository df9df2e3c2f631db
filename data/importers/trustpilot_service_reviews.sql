-- export.en: Trustpilot Business › Manage reviews › Service reviews › Export
-- export.fr: Trustpilot Business › Gérer les avis › Avis sur le service › Exporter
-- tool: trustpilot
-- needs: Review Id, Review Created (UTC), Review Stars
-- columns: Review Consumer User Id, Review Username, Review User Email, Review Title, Review Content, Source Of Review, Reference Id
-- columns: Company Response | Company Reply, Company Reply Date (UTC), Location Name, Review Language, Webshop Name
-- time: Review Created (UTC), Company Reply Date (UTC)
-- zone: UTC
-- number: Review Stars
-- required: Review Id, Review Created (UTC)
-- fills: reviews
select
    row_no,
    "Review Id"                                             as review_id,
    "Review User Email"                                     as who_email,
    "Reference Id"                                          as who_order_ref,
    "Review Consumer User Id"                               as who_handle,
    'Trustpilot'                                            as platform,
    "Review Stars"                                          as rating,
    5                                                       as rating_max,
    "Review Title"                                          as title,
    "Review Content"                                        as text,
    left(lower("Review Language"), 2)                       as language,
    "Review Created (UTC)"                                  as created_at,
    "Company Response"                                      as reply_text,
    "Company Reply Date (UTC)"                              as reply_at,
    "Reference Id"                                          as order_ref,
    case when lower("Source Of Review") like 'invit%' or lower("Source Of Review") in ('businessgeneratedlink', 'automaticfeedbackservice') then 'invited' when lower("Source Of Review") = 'organic' then 'organic' else 'unknown' end as invited,
    "Location Name"                                         as place,
    coalesce("Company Reply Date (UTC)", "Review Created (UTC)") as record_as_of
from export
