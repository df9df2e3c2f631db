-- export.en: LimeSurvey › Responses › Export › CSV, headings as question text
-- export.fr: LimeSurvey › Réponses › Exporter › CSV, en-têtes en texte des questions
-- tool: limesurvey
-- needs: submitdate | Date submitted | Date de soumission, lastpage | Last page | Dernière page, startlanguage | Start language | Langue de départ
-- columns: id | Response ID | ID de la réponse, seed | Seed, token | Token | Invitation, startdate | Date started | Date de lancement
-- columns: datestamp | Date last action | Date de la dernière action, ipaddr | IP address | Adresse IP, refurl | Referrer URL | URL de renvoi
-- columns: email | Email address | Adresse courriel, firstname, lastname
-- time: submitdate, startdate, datestamp
-- zone: Europe/Paris assumed
-- questions: 1
-- required: id
-- drops: ipaddr, IP address, Adresse IP, refurl, Referrer URL, URL de renvoi
-- excludes: unfinished | "submitdate" is null
-- says.en: unfinished | Unfinished answers, left out: {n}.
-- says.fr: unfinished | Réponses inachevées, écartées : {n}.
-- reports: no_time | "submitdate" < timestamptz '1990-01-01'
-- says.en: no_time | Row {row}: this survey does not record the moment of answers; it stands in the file as 1980-01-01. The moment is unknown.
-- says.fr: no_time | Ligne {row} : cette enquête n'enregistre pas le moment des réponses ; le fichier met 1980-01-01. Le moment est inconnu.
-- fills: survey_responses
select
    row_no,
    concat_ws('|', regexp_extract(getvariable('path'), '([^/]+)\.\w+$', 1), concat("id", case when nth > 1 then concat('#', nth) end)) as response_id,
    coalesce("email", (select any_value(mail.answer) from answers mail where mail.row_no = export.row_no and mail.asks = 'email')) as who_email,
    concat_ws('|', regexp_extract(getvariable('path'), '([^/]+)\.\w+$', 1), coalesce("token", "id")) as who_survey_ref,
    asks                                                    as metric,
    nullif(regexp_extract(getvariable('path'), '([^/]+)\.\w+$', 1), '') as survey_name,
    score, scale_min, scale_max, higher_is_better,
    answer                                                  as label_raw,
    comment,
    left(lower("startlanguage"), 2)                         as language,
    case when "submitdate" >= timestamptz '1990-01-01' then "submitdate" end as submitted_at,
    'complete'                                              as state
from export join answers using (row_no)
where score is not null
-- fills: survey_answers
select
    answers.row_no,
    concat(concat_ws('|', regexp_extract(getvariable('path'), '([^/]+)\.\w+$', 1), "id"))                                              as response_id,
    answers.heading                                         as question_id,
    answers.question                                        as question_text,
    answers.answer                                          as answer_text,
    try_cast(replace(answers.answer, ',', '.') as double)   as answer_num
from answers join export using (row_no)
