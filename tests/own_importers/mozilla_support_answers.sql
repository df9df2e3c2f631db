-- export.en: Answers of the Mozilla support forum; the file of the questions lies beside it and says who asked
-- export.fr: Les réponses du forum d'entraide de Mozilla ; le fichier des questions, à côté, dit qui a demandé
-- tool: mozilla_support
-- needs: question_id, answer_id, created, creator, content
-- columns: updated, updated_by, is_spam, num_helpful_votes, num_unhelpful_votes
-- flag: is_spam
-- identifier: question_id, answer_id
-- required: question_id, answer_id, created
-- excludes: spam | is_spam
-- says.en: spam | Answers marked as spam, left out: {n}.
-- says.fr: spam | Réponses signalées comme indésirables, écartées : {n}.
-- prepares: asked
select cast(id as varchar) as question, creator as asker from read_parquet(regexp_replace(getvariable('path'), 'answers([^/]*)$', 'questions\1'))
-- fills: messages
select
    row_no,
    concat('answer-', "answer_id")                          as message_id,
    "question_id"                                           as ticket_id,
    asker                                                   as who_handle,
    case when "creator" = asker then 'customer' when asker is not null then 'agent' end as author_role,
    true                                                    as is_public,
    timezone('America/Los_Angeles', try_cast(left("created", 19) as timestamp)) as sent_at,
    trim(regexp_replace("content", '<[^>]*>', ' ', 'g'))    as text
from export left join asked on question = "question_id"
