-- question.en: What did this person say, in their own words?
-- question.fr: Qu'a dit cette personne, dans ses propres mots ?
-- reading.en: Everything the person wrote to us or about us, the latest first.
-- reading.fr: Tout ce que la personne nous a écrit ou a écrit à notre sujet, le plus récent d'abord.
-- counts: journey_steps
-- n: none
-- parameter: person = |
with mine as (
    select customer_id, ref_table, ref_id, min(sentiment) as sentiment from journey_steps where customer_id = $person and direction = 'in' group by customer_id, ref_table, ref_id
)
select occurred_at, channel, their_words, sentiment
from (
    select messages.sent_at as occurred_at, tickets.channel, messages.text as their_words, mine.sentiment
    from mine join main.messages on mine.ref_table = 'tickets' and messages.ticket_id = mine.ref_id join main.tickets on tickets.ticket_id = messages.ticket_id
    where messages.author_role = 'customer'
    union all
    select reviews.created_at, 'review', concat_ws(' — ', reviews.title, reviews.text), mine.sentiment from mine join main.reviews on mine.ref_table = 'reviews' and reviews.review_id = mine.ref_id
    union all
    select survey_responses.submitted_at, 'survey', survey_responses.comment, mine.sentiment from mine join main.survey_responses on mine.ref_table = 'survey_responses' and survey_responses.response_id = mine.ref_id
    union all
    select social_posts.created_at, 'social', social_posts.text, mine.sentiment from mine join main.social_posts on mine.ref_table = 'social_posts' and social_posts.post_id = mine.ref_id
    union all
    select ideas.created_at, 'web', concat_ws(' — ', ideas.title, ideas.body), mine.sentiment from mine join main.ideas on mine.ref_table = 'ideas' and ideas.idea_id = mine.ref_id
    union all
    select intentions.expressed_at, 'web', intentions.what, mine.sentiment from mine join main.intentions on mine.ref_table = 'intentions' and intentions.intention_id = mine.ref_id
) as written
where their_words is not null and their_words <> ''
order by occurred_at desc, their_words
