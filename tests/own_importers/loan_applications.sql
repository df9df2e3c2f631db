-- export.en: Loan applications at a Dutch bank, step by step (BPI Challenge 2012), as a flat table
-- export.fr: Les demandes de prêt d'une banque néerlandaise, étape par étape (BPI Challenge 2012), en table
-- tool: loan_applications
-- needs: case_concept_name, concept_name, time_timestamp, lifecycle_transition
-- columns: case_AMOUNT_REQ, case_REG_DATE, org_resource
-- time: time_timestamp
-- number: case_AMOUNT_REQ
-- required: case_concept_name, concept_name, time_timestamp
-- drops: case_REG_DATE
-- prepares: numbered
select *, row_number() over (partition by "case_concept_name", "concept_name", "lifecycle_transition", "time_timestamp" order by row_no) as nth from export
-- fills: web_events
select
    row_no,
    concat_ws('|', "case_concept_name", "concept_name", "lifecycle_transition", epoch_us("time_timestamp"), nth) as event_id,
    concat_ws(' ', "concept_name", case when starts_with("concept_name", 'W_') then lower("lifecycle_transition") end) as name,
    "time_timestamp"                                        as occurred_at,
    case when starts_with("concept_name", 'W_') then 'agent' when "org_resource" = '112' then 'system' else 'unknown' end as actor,
    "case_concept_name"                                     as case_ref,
    "case_AMOUNT_REQ"                                       as amount
from numbered
