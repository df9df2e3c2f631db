-- holds.en: Answers to satisfaction questions, one row per answer and metric; and who was asked and has not answered, as a row whose state is invited.
-- holds.fr: Les réponses aux questions de satisfaction, une ligne par réponse et par indicateur ; et qui fut interrogé sans répondre encore, par une ligne dont l'état est invited.
-- key: response_id, metric
-- person: yes
-- moment: submitted_at
-- needs: response_id, metric, score
-- needs unless: score | state = invited
-- refers: ticket_id to tickets
-- refers: order_id to orders
-- words: metric | nps, csat, ces, other
-- words: state | complete, partial, preview, invited
create table survey_responses (
    response_id varchar,                 -- identifier, the same at every import | identifiant, le même à chaque import
    metric varchar,                      -- what is measured: nps, csat, ces or other | ce qui est mesuré : nps, csat, ces ou other
    survey_name varchar,                 -- survey it comes from | enquête d'origine
    touchpoint varchar,                  -- moment of the relationship it asks about | moment de la relation visé
    score double,                        -- score given; empty only where the state is invited | note donnée ; vide seulement si l'état est invited
    scale_min double,                    -- lowest score of the scale | plus petite note de l'échelle
    scale_max double,                    -- highest score of the scale | plus grande note de l'échelle
    higher_is_better boolean,            -- a higher score is better | une note plus haute est meilleure
    label_raw varchar,                   -- answer in the tool's words | réponse dans les mots de l'outil
    comment varchar,                     -- what the person added | ce que la personne a ajouté
    language varchar,                    -- language of the answer | langue de la réponse
    invited_at timestamptz,              -- moment the question was asked | moment où la question a été posée
    submitted_at timestamptz,            -- moment of the answer | moment de la réponse
    state varchar,                       -- complete, partial, preview or invited (no answer yet) | complete, partial, preview ou invited (pas encore de réponse)
    channel varchar,                     -- channel of the survey | canal de l'enquête
    ticket_id varchar,                   -- ticket it is about | ticket concerné
    order_id varchar                     -- order it is about | commande concernée
);
