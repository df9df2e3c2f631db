-- claim.en: Every survey score lies on its scale.
-- claim.fr: Chaque note d'enquête est dans son échelle.
select response_id as record_id, source_system, file_id, row_no, concat(score, ' ∉ ', scale_min, '–', scale_max) as seen
from survey_responses
where score < scale_min or score > scale_max
