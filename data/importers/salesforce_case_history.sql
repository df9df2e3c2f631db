-- export.en: Salesforce › Setup › Data Export › CaseHistory.csv
-- export.fr: Salesforce › Configuration › Exportation de données › CaseHistory.csv
-- tool: salesforce
-- format: salesforce_data_export
-- needs: Id, CaseId, CreatedDate, Field, OldValue, NewValue
-- columns: IsDeleted, CreatedById
-- time: CreatedDate
-- zone: UTC
-- flag: IsDeleted
-- required: CaseId, CreatedDate, Field
-- excludes: deleted | IsDeleted
-- says.en: deleted | Deleted records in the export, left out: {n}.
-- says.fr: deleted | Enregistrements supprimés dans l'export, écartés : {n}.
-- fills: ticket_events
select
    row_no,
    left("Id", 15)                                          as event_id,
    left("CaseId", 15)                                      as ticket_id,
    "CreatedDate"                                           as occurred_at,
    case lower("Field") when 'owner' then 'assignee' else lower("Field") end as field,
    "OldValue"                                              as old_value,
    "NewValue"                                              as new_value
from export
