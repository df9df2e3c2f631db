-- export.en: Delighted › API › survey_responses.json (person expanded)
-- export.fr: Delighted › API › survey_responses.json (avec la personne)
-- tool: delighted
-- kind: json, ndjson
-- needs: id, score, survey_type, created_at
-- columns: person, person.id, person.email, person.phone_number, comment, permalink, updated_at, tags, additional_answers, person_properties
-- columns: person_properties.locale, person_properties.Delighted Source
-- time: created_at, updated_at
-- dates: epoch-seconds
-- zone: UTC
-- number: score
-- required: id, score
-- reports: unknown_scale | lower("survey_type") not in ('nps', 'csat', 'ces')
-- says.en: unknown_scale | Row {row}: surveys of the type “{survey_type}” have a scale of their own; the score is kept and counts in no measure.
-- says.fr: unknown_scale | Ligne {row} : les enquêtes du type « {survey_type} » ont leur propre échelle ; la note est gardée et n'entre dans aucune mesure.
-- fills: survey_responses
select
    row_no,
    "id"                                                    as response_id,
    "person.email"                                          as who_email,
    "person.phone_number"                                   as who_phone,
    coalesce("person.id", "person")                         as who_survey_ref,
    case when lower("survey_type") in ('nps', 'csat', 'ces') then lower("survey_type") else 'other' end as metric,
    'Delighted'                                             as survey_name,
    "score"                                                 as score,
    case lower("survey_type") when 'nps' then 0 when 'csat' then 1 when 'ces' then 1 end as scale_min,
    case lower("survey_type") when 'nps' then 10 when 'csat' then 5 when 'ces' then 5 end as scale_max,
    case when lower("survey_type") in ('nps', 'csat', 'ces') then true end as higher_is_better,
    "comment"                                               as comment,
    left(lower("person_properties.locale"), 2)              as language,
    "created_at"                                            as submitted_at,
    'complete'                                              as state,
    "updated_at"                                            as record_as_of
from export
