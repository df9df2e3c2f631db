-- export.en: SurveyMonkey › Analyze results › Save as › Export file › All responses data (CSV)
-- export.fr: SurveyMonkey › Analyser les résultats › Enregistrer sous › Exporter le fichier › Toutes les données (CSV)
-- tool: surveymonkey
-- needs: Respondent ID | RespondentID, Collector ID | CollectorID, Start Date | StartDate, End Date | EndDate
-- columns: IP Address | IPAddress, Email Address | EmailAddress, First Name | FirstName, Last Name | LastName, Custom Data 1 | CustomData, Custom Data
-- time: Start Date, End Date
-- dates: month-first
-- zone: Europe/Paris assumed
-- identifier: Respondent ID
-- questions: 1
-- required: Respondent ID
-- drops: IP Address, IPAddress
-- excludes: unfinished | "End Date" is null
-- says.en: unfinished | Unfinished answers, left out: {n}.
-- says.fr: unfinished | Réponses inachevées, écartées : {n}.
-- fills: survey_responses
select
    row_no,
    concat("Respondent ID", case when nth > 1 then concat('#', nth) end) as response_id,
    coalesce("Email Address", (select any_value(mail.answer) from answers mail where mail.row_no = export.row_no and mail.asks = 'email')) as who_email,
    coalesce("Custom Data 1", "Custom Data")                as who_crm_id,
    "Respondent ID"                                         as who_survey_ref,
    asks                                                    as metric,
    nullif(regexp_extract(getvariable('path'), '([^/]+)\.\w+$', 1), '') as survey_name,
    score, scale_min, scale_max, higher_is_better,
    answer                                                  as label_raw,
    comment,
    "End Date"                                              as submitted_at,
    'complete'                                              as state
from export join answers using (row_no)
where score is not null
-- fills: survey_answers
select
    answers.row_no,
    concat("Respondent ID")                                              as response_id,
    answers.heading                                         as question_id,
    answers.question                                        as question_text,
    answers.answer                                          as answer_text,
    try_cast(replace(answers.answer, ',', '.') as double)   as answer_num
from answers join export using (row_no)
