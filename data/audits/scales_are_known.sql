-- claim.en: Every satisfaction score says its scale and direction.
-- claim.fr: Chaque note de satisfaction dit son échelle et son sens.
select response_id as record_id, source_system, file_id, row_no, metric as seen
from survey_responses
where metric in ('nps', 'csat', 'ces') and score is not null and (scale_min is null or scale_max is null or higher_is_better is null)
