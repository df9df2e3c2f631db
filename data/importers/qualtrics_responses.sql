-- export.en: Qualtrics › Data & Analysis › Export & Import › Export data › CSV
-- export.fr: Qualtrics › Données et analyses › Exporter et importer › Exporter les données › CSV
-- tool: qualtrics
-- needs: StartDate, Status, Finished, RecordedDate, ResponseId
-- columns: EndDate, IPAddress, Progress, Duration (in seconds), RecipientLastName, RecipientFirstName, RecipientEmail, ExternalReference
-- columns: LocationLatitude, LocationLongitude, DistributionChannel, UserLanguage
-- time: StartDate, EndDate, RecordedDate
-- dates: iso
-- zone: America/Denver assumed
-- zone in headings: "timeZone":"([^"]+)"
-- flag: Finished
-- questions: 2
-- required: ResponseId
-- drops: IPAddress, LocationLatitude, LocationLongitude
-- excludes: preview | lower("Status") in ('survey preview', '1', 'aperçu de l''enquête', 'survey test', '4')
-- says.en: preview | Previews or tests of the questionnaire, left out: {n}.
-- says.fr: preview | Aperçus ou essais du questionnaire, écartés : {n}.
-- excludes: unfinished | not "Finished"
-- says.en: unfinished | Unfinished answers, left out: {n}.
-- says.fr: unfinished | Réponses inachevées, écartées : {n}.
-- fills: survey_responses
select
    row_no,
    concat("ResponseId", case when nth > 1 then concat('#', nth) end) as response_id,
    coalesce("RecipientEmail", (select any_value(mail.answer) from answers mail where mail.row_no = export.row_no and mail.asks = 'email')) as who_email,
    "ExternalReference"                                     as who_crm_id,
    "ResponseId"                                            as who_survey_ref,
    asks                                                    as metric,
    nullif(replace(regexp_extract(getvariable('path'), '([^/]+?)(_[A-Z][a-z]+ ?\+?\d.*)?\.csv$', 1), '+', ' '), '') as survey_name,
    score, scale_min, scale_max, higher_is_better,
    answer                                                  as label_raw,
    comment,
    left(lower("UserLanguage"), 2)                          as language,
    "RecordedDate"                                          as submitted_at,
    'complete'                                              as state,
    "DistributionChannel"                                   as channel
from export join answers using (row_no)
where score is not null
-- fills: survey_answers
select
    answers.row_no,
    concat("ResponseId")                                              as response_id,
    answers.heading                                         as question_id,
    answers.question                                        as question_text,
    answers.answer                                          as answer_text,
    try_cast(replace(answers.answer, ',', '.') as double)   as answer_num
from answers join export using (row_no)
-- fills: customers
select
    row_no, "RecipientEmail" as who_email, "ExternalReference" as who_crm_id, "ResponseId" as who_survey_ref,
    nullif(trim(concat_ws(' ', "RecipientFirstName", "RecipientLastName")), '') as display_name, 'person' as kind,
    "RecordedDate" as first_seen_at, "RecordedDate" as record_as_of
from export
where "RecipientEmail" is not null or "ExternalReference" is not null
