-- claim.en: No call has a negative duration.
-- claim.fr: Aucun appel n'a de durée négative.
select call_id as record_id, source_system, file_id, row_no, concat_ws(' / ', menu_s, queue_s, talk_s, total_s) as seen
from calls
where least(coalesce(menu_s, 0), coalesce(queue_s, 0), coalesce(talk_s, 0), coalesce(total_s, 0)) < 0
