-- export.en: Google Play Console › Download reports › Reviews
-- export.fr: Google Play Console › Télécharger les rapports › Avis
-- tool: google_play
-- needs: Package Name, Review Submit Date and Time, Review Submit Millis Since Epoch, Star Rating
-- columns: App Version Code, App Version Name, Reviewer Language, Device, Review Last Update Date and Time, Review Last Update Millis Since Epoch
-- columns: Review Title, Review Text, Developer Reply Date and Time, Developer Reply Millis Since Epoch, Developer Reply Text, Review Link
-- time: Review Submit Date and Time, Review Last Update Date and Time, Developer Reply Date and Time
-- zone: UTC
-- number: Star Rating
-- required: Review Submit Date and Time, Star Rating
-- reports: no_stable_id | "Review Link" is null
-- says.en: no_stable_id | Row {row}: a rating without a text has no identifier in this export; if its author changes it, it will count as a new one.
-- says.fr: no_stable_id | Ligne {row} : une note sans texte n'a pas d'identifiant dans cet export ; si son auteur la change, elle comptera comme une nouvelle.
-- fills: reviews
select
    row_no,
    coalesce(
        nullif(url_decode(regexp_extract("Review Link", '(?i)[?&#:]reviewid=([^&#]+)', 1)), ''),
        concat_ws('|', "Package Name", "Review Submit Millis Since Epoch", "Reviewer Language", "Device", "App Version Code")) as review_id,
    'Google Play'                                           as platform,
    "Star Rating"                                           as rating,
    5                                                       as rating_max,
    nullif("Review Title", 'null')                          as title,
    "Review Text"                                           as text,
    left(lower("Reviewer Language"), 2)                     as language,
    "Review Submit Date and Time"                           as created_at,
    case when "Review Last Update Date and Time" > "Review Submit Date and Time" then "Review Last Update Date and Time" end as updated_at,
    "Developer Reply Text"                                  as reply_text,
    "Developer Reply Date and Time"                         as reply_at,
    'organic'                                               as invited,
    "Package Name"                                          as place,
    coalesce("App Version Name", "App Version Code")        as version,
    greatest("Review Submit Date and Time", "Review Last Update Date and Time", "Developer Reply Date and Time") as record_as_of
from export
