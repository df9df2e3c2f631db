-- export.en: Typeform › Results › Responses › Download › CSV
-- export.fr: Typeform › Résultats › Réponses › Télécharger › CSV
-- tool: typeform
-- needs: #, Submit Date (UTC)
-- first: #
-- columns: Start Date (UTC), Network ID, Response Type, Stage Date (UTC)
-- time: Start Date (UTC), Submit Date (UTC), Stage Date (UTC)
-- zone: UTC
-- questions: 1
-- required: #
-- drops: Network ID
-- excludes: unfinished | lower("Response Type") in ('started', 'partial')
-- says.en: unfinished | Unfinished answers, left out: {n}.
-- says.fr: unfinished | Réponses inachevées, écartées : {n}.
-- fills: survey_responses
select
    row_no,
    concat("#", case when nth > 1 then concat('#', nth) end) as response_id,
    (select any_value(mail.answer) from answers mail where mail.row_no = export.row_no and mail.asks = 'email') as who_email,
    "#"                                                     as who_survey_ref,
    asks                                                    as metric,
    nullif(regexp_extract(getvariable('path'), '([^/]+)\.\w+$', 1), '') as survey_name,
    score, scale_min, scale_max, higher_is_better,
    answer                                                  as label_raw,
    comment,
    "Submit Date (UTC)"                                     as submitted_at,
    'complete'                                              as state
from export join answers using (row_no)
where score is not null
-- fills: survey_answers
select
    answers.row_no,
    concat("#")                                              as response_id,
    answers.heading                                         as question_id,
    answers.question                                        as question_text,
    answers.answer                                          as answer_text,
    try_cast(replace(answers.answer, ',', '.') as double)   as answer_num
from answers join export using (row_no)
