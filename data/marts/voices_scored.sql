-- holds.en: Each text a customer wrote, with its words, the feelings found in it, what it is about, and how long after an order it was written.
--    A rating is brought to a scale of 1 to 5; a recommendation stays on 0 to 10. The first topic, and whether there are words, stand apart: reading them costs a fifth of reading lists and texts.
--    `person_no` numbers the persons, a text of nobody known having a number of its own: counting numbers costs a fourth of counting identifiers.
--    `felt_counts` and `tone_counts` hold each feeling as a count of one, 21 bits each, so that one sum adds up three of them: anxious, trusting, distrusting; waiting, negative, positive.
--    `distinct_words`: its words of four letters or more, each once; `lot`: a number from 0 to 1, by which texts are drawn by chance where they are too many to be read at a click.
-- holds.fr: Chaque texte écrit par un client, avec ses mots, les sentiments trouvés, ce dont il parle, et le délai depuis une commande.
--    Une note est ramenée à une échelle de 1 à 5 ; une recommandation reste de 0 à 10. Le premier sujet, et s'il y a des mots, sont à part : les lire coûte le cinquième des listes et des textes.
--    `person_no` numérote les personnes, un texte sans personne connue ayant un numéro à lui : compter des numéros coûte quatre fois moins que compter des identifiants.
--    `felt_counts` et `tone_counts` portent chaque sentiment comme un compte de un, 21 bits chacun, si bien qu'une somme en additionne trois : anxieux, confiant, défiant ; sous réserve, négatif, positif.
--    `distinct_words` : ses mots de quatre lettres ou plus, chacun une fois ; `lot` : un nombre de 0 à 1, par lequel des textes sont tirés au sort quand ils sont trop nombreux pour être lus d'un clic.
-- grain: text_id
-- renew: whole
-- after: reporting_zone
-- fills with: messages, reviews, social_posts, survey_responses, ideas
with written as (
    select 'messages' as told_in, message_id as told_as, text as words, cast(null as double) as rating, cast(null as double) as nps from messages where author_role = 'customer'
    union all
    select 'reviews', review_id, concat_ws('. ', title, text), case when rating_max > 1 then 1 + (rating - 1) * 4 / (rating_max - 1) end, null from reviews
    union all
    select 'social_posts', post_id, text, null, null from social_posts
    union all
    select
        'survey_responses', concat(response_id, '|', metric), comment,
        case when metric = 'csat' and scale_max > scale_min and score between scale_min and scale_max then 1 + 4 * (case when higher_is_better then score - scale_min when not higher_is_better then scale_max - score end) / (scale_max - scale_min) end,
        case when metric = 'nps' and scale_min = 0 and scale_max = 10 and score between 0 and 10 then score end
    from survey_responses
    union all
    select 'ideas', idea_id, concat_ws('. ', title, body), null, null from ideas
),
bought as (select customer_id, placed_at from orders where customer_id is not null and coalesce(status, '') <> 'cancelled'),
dated as (
    select s.*, concat(s.table_name, '|', s.record_id) as text_id, cast(timezone(zone, s.occurred_at) as date) as said_on
    from text_scores s cross join reporting_zone where s.occurred_at is not null
),
placed as (
    select dated.text_id, epoch(dated.occurred_at) - epoch(bought.placed_at) as seconds_since
    from dated asof join bought on bought.customer_id = dated.customer_id and bought.placed_at <= dated.occurred_at
)
select
    dated.text_id, dated.table_name as told_in, dated.customer_id, dated.source_system, dated.channel, dated.language, customers.country, customers.segment,
    dated.occurred_at as said_at, dated.said_on, cast(date_trunc('week', dated.said_on) as date) as said_week, cast(date_trunc('month', dated.said_on) as date) as said_month,
    dated.refused is null as is_scored, dated.sentiment, dated.anxiety, dated.trust, dated.distrust, dated.wait_and_see,
    dated.is_anxious, dated.is_trusting, dated.is_distrusting, dated.wait_and_see >= 1 as is_waiting,
    cast(coalesce(dated.is_anxious, false) as bigint) + 2097152 * cast(coalesce(dated.is_trusting, false) as bigint) + 4398046511104 * cast(coalesce(dated.is_distrusting, false) as bigint) as felt_counts,
    cast(coalesce(dated.wait_and_see >= 1, false) as bigint) + 2097152 * cast(coalesce(dated.sentiment < -0.05, false) as bigint) + 4398046511104 * cast(coalesce(dated.sentiment > 0.05, false) as bigint) as tone_counts,
    dated.facets, dated.topics, dated.topics[1] as first_topic, written.rating, written.nps,
    case
        when dated.customer_id is null then 'nobody_known' when placed.text_id is null then 'before_an_order' when placed.seconds_since < 7 * 86400 then 'in_7_days'
        when placed.seconds_since < 30 * 86400 then 'in_30_days' else 'later' end as order_moment,
    written.words, written.words is not null and trim(written.words) <> '' as has_words, list_distinct(regexp_extract_all(lower(written.words), '[a-zà-ÿœ]{4,}')) as distinct_words, hash(dated.text_id) % 1000000 / 1000000.0 as lot,
    cast(dense_rank() over (order by coalesce(dated.customer_id, dated.text_id)) as integer) as person_no
from dated
left join written on written.told_in = dated.table_name and written.told_as = dated.record_id
left join customers on customers.customer_id = dated.customer_id
left join placed on placed.text_id = dated.text_id
order by said_on
