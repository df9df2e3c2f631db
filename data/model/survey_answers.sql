-- holds.en: Other answers of the same questionnaires.
-- holds.fr: Les autres réponses des mêmes questionnaires.
-- key: response_id, question_id
-- needs: response_id, question_id
-- refers: response_id to survey_responses
create table survey_answers (
    response_id varchar,                 -- response it belongs to | réponse d'origine
    question_id varchar,                 -- question in the tool | question dans l'outil
    question_text varchar,               -- question as it was asked | question telle que posée
    answer_text varchar,                 -- answer as given | réponse telle que donnée
    answer_num double                    -- answer as a number | réponse en nombre
);
