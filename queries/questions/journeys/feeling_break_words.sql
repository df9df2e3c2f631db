-- question.en: What did they write at that moment?
-- question.fr: Qu'ont-ils écrit à ce moment-là ?
-- reading.en: The texts whose sentiment fell most since the same person's text before, the steepest first.
-- reading.fr: Les textes dont la tonalité a le plus baissé depuis le texte précédent de la même personne, la plus forte baisse d'abord.
-- counts: journey_steps
-- builds on: journeys
-- n: none
-- parameter: source = |
-- parameter: target = |
with written as (
    select
        customer_id, occurred_at, step as target, sentiment, ref_table, ref_id,
        lag(step) over in_order as source, lag(sentiment) over in_order as sentiment_before
    from journeys
    where sentiment is not null
    window in_order as (partition by person_no, journey order by place)
),
first_words as (
    select ticket_id, min_by(text, sent_at) as text from main.messages where author_role = 'customer' and text is not null group by ticket_id
)
select
    written.customer_id, written.occurred_at, written.source, written.target, written.sentiment - written.sentiment_before as change_of_sentiment,
    coalesce(first_words.text, reviews.text, responses.comment, social_posts.text, ideas.body, ideas.title) as their_words
from written
left join first_words on written.ref_table = 'tickets' and first_words.ticket_id = written.ref_id
left join main.reviews on written.ref_table = 'reviews' and reviews.review_id = written.ref_id
left join (select response_id, any_value(comment) as comment from main.survey_responses group by response_id) as responses on written.ref_table = 'survey_responses' and responses.response_id = written.ref_id
left join main.social_posts on written.ref_table = 'social_posts' and social_posts.post_id = written.ref_id
left join main.ideas on written.ref_table = 'ideas' and ideas.idea_id = written.ref_id
where written.source is not null and written.sentiment < written.sentiment_before and ($source = '|' or written.source = $source) and ($target = '|' or written.target = $target)
    and coalesce(first_words.text, reviews.text, responses.comment, social_posts.text, ideas.body, ideas.title) is not null
order by written.sentiment - written.sentiment_before, written.customer_id
limit 100
