-- claim.en: Every opening hour can be read as a time, in a time zone that exists.
-- claim.fr: Chaque heure d'ouverture se lit comme une heure, dans un fuseau horaire qui existe.
select schedule || ' ' || coalesce(weekday, '?') as record_id, source_system, file_id, row_no, concat_ws(' / ', opens, closes, timezone) as seen
from schedules
where try_cast(opens as time) is null or try_cast(closes as time) is null
    or not coalesce(timezone in (select name from pg_timezone_names()), false) or not coalesce(weekday between 1 and 7, false)
