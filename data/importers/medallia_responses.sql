-- export.en: Medallia Agent Connect › Administration › Data export › Responses
-- export.fr: Medallia Agent Connect › Administration › Export de données › Réponses
-- tool: medallia
-- needs: request_id, request_sent_at, response_received_at, star_rating
-- columns: comments, ext_interaction_id, external_url, channel, customer_email | requester_email, customer_id, language, agent_email, team
-- time: request_sent_at, response_received_at
-- zone: UTC
-- number: star_rating
-- required: request_id
-- excludes: no_answer | "star_rating" is null
-- says.en: no_answer | Requests without an answer, left out of the scores: {n}.
-- says.fr: no_answer | Demandes sans réponse, écartées des notes : {n}.
-- fills: survey_responses
select
    row_no,
    "request_id"                                            as response_id,
    "customer_email"                                        as who_email,
    "customer_id"                                           as who_crm_id,
    'csat'                                                  as metric,
    'Medallia'                                              as survey_name,
    'ticket'                                                as touchpoint,
    "star_rating"                                           as score,
    1 as scale_min, 5 as scale_max, true as higher_is_better,
    "comments"                                              as comment,
    left(lower("language"), 2)                              as language,
    "request_sent_at"                                       as invited_at,
    "response_received_at"                                  as submitted_at,
    'complete'                                              as state,
    lower("channel")                                        as channel,
    "ext_interaction_id"                                    as ticket_id
from export
