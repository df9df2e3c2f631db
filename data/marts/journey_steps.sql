-- holds.en: Every dated step a person took with the company, or the company with them, in the person's own order: wrote, called,
--    ordered, received, reviewed, answered, clicked, refused, left. Messages sent are no step, being too many; what they
--    led to is. A log without people is followed by its case or visit instead. Sorted by person and time.
--    `person_no` stands for the person, as counting numbers takes less than counting identifiers; `lot`: a number from 0 to 65,535 by which people are drawn by chance.
--    Both follow from who it is alone, so that a day's steps change those of their people and no others.
-- holds.fr: Chaque étape datée d'une personne avec l'entreprise, ou de l'entreprise vers elle, dans l'ordre de la personne : écrire, appeler,
--    commander, recevoir, donner un avis, répondre, cliquer, refuser, partir. Les envois ne sont pas des étapes, étant trop nombreux ;
--    leurs suites, oui. Un journal sans personnes est suivi par son dossier ou sa visite. Trié par personne et par date.
--    `person_no` tient lieu de la personne, car compter des nombres prend moins de temps que des identifiants ; `lot` : un nombre de 0 à 65 535 par lequel on tire des personnes au sort.
--    Les deux ne tiennent qu'à la personne : les étapes d'un jour changent celles de ces personnes et d'aucune autre.
-- grain: customer_id, place
-- renew: customer_id
-- fills with: orders, consents, email_events, survey_responses, calls, reviews, social_posts, ideas, idea_votes, intentions, loyalty_events, web_events
-- after: ticket_clocks, step_words, reporting_zone, mail_acts
with bought as (
    select *, row_number() over (partition by customer_id order by placed_at, row_no, order_id) as nth, timezone(zone, cast(promised_on + 1 as timestamp)) as missed_at
    from orders cross join reporting_zone where customer_id is not null
),
chosen as (
    select
        customer_id, source_system, occurred_at, min(consent_id) as consent_id, min(channel) as channel,
        bool_or(state = 'granted') as has_granted, bool_or(state = 'refused') as has_refused, bool_or(state in ('withdrawn', 'suppressed')) as has_withdrawn,
        bool_or(state in ('withdrawn', 'suppressed') and purpose = 'marketing' and coalesce(channel, 'email') = 'email') as has_left
    from consents where occurred_at is not null and state in ('granted', 'refused', 'withdrawn', 'suppressed')
    group by customer_id, source_system, occurred_at
),
left_list as (
    select customer_id, source_system, occurred_at, 'consents' as ref_table, consent_id as ref_id from chosen where has_left
    union all
    select customer_id, source_system, occurred_at, 'email_events', event_id from mail_acts where type = 'unsubscribe' and is_known
),
answered as (
    select
        *, case when score between scale_min and scale_max then case when metric = 'nps' or higher_is_better then score - scale_min when not higher_is_better then scale_max - score end / nullif(scale_max - scale_min, 0) end as height
    from survey_responses
    where submitted_at is not null and coalesce(state, 'complete') in ('complete', 'partial')
    qualify row_number() over (partition by response_id, customer_id order by metric = 'nps' desc, metric = 'csat' desc, metric) = 1
),
told(customer_id, occurred_at, rank, step_group, step, direction, channel, source_system, ref_table, ref_id, row_no, turns, waited_minutes, amount) as (
    select ticket_clocks.customer_id, opened_at, 4, 'question', coalesce('question_' || nullif(trim(regexp_replace(lower(strip_accents(category_raw)), '[^a-z0-9]+', '_', 'g'), '_'), ''), 'question'), 'in', channel, source_system, 'tickets', ticket_id, 0, turns, waited_minutes, null
    from ticket_clocks left join step_words on step_words.ref_table = 'tickets' and step_words.ref_id = ticket_id
    union all
    select customer_id, first_human_at, 5, 'answer', case when waited_minutes <= 1440 then 'answer_same_day' when waited_minutes <= 4320 then 'answer_three_days' else 'answer_late' end, 'out', channel, source_system, 'tickets', ticket_id, 0, null, null, null
    from ticket_clocks where first_human_at is not null
    union all
    select customer_id, started_at, 4, case when direction = 'out' then 'call_from_us' else 'call' end,
        case when direction = 'out' then 'call_from_us' when outcome = 'answered' then 'call_answered' when outcome = 'out_of_hours' then 'call_out_of_hours' else 'call_given_up' end,
        coalesce(direction, 'in'), 'phone', source_system, 'calls', call_id, row_no, 1, case when direction is distinct from 'out' then (greatest(coalesce(menu_s, 0), 0) + greatest(coalesce(queue_s, 0), 0)) / 60.0 end, null
    from calls where outcome is distinct from 'phantom'
    union all
    select customer_id, created_at, 6, 'review', case when (rating - 1) / nullif(rating_max - 1, 0) >= 0.75 then 'review_good' when (rating - 1) / nullif(rating_max - 1, 0) <= 0.25 then 'review_bad' else 'review_mixed' end, 'in', 'review', source_system, 'reviews', review_id, row_no, 1, null, null
    from reviews
    union all
    select customer_id, submitted_at, 7, 'survey',
        case when height is null then 'survey_answered'
            when height >= case when metric = 'nps' then 0.85 else 0.75 end then 'survey_happy'
            when height <= case when metric = 'nps' then 0.6 else 0.25 end then 'survey_unhappy'
            else 'survey_neutral' end,
        'in', 'survey', source_system, 'survey_responses', response_id, row_no, 1, null, null
    from answered
    union all
    select customer_id, placed_at, 1, 'order', case when nth = 1 then 'order_first' else 'order_again' end, 'in', case when sales_channel in ('store', 'pos', 'shop', 'retail') then 'store' else coalesce(sales_channel, 'web') end, source_system, 'orders', order_id, row_no, 1, null, total
    from bought
    union all
    select customer_id, cancelled_at, 2, 'order_cancelled', 'order_cancelled', 'in', coalesce(sales_channel, 'web'), source_system, 'orders', order_id, row_no, null, null, null from bought where cancelled_at is not null
    union all
    select customer_id, missed_at, 2, 'promise_missed', 'promise_missed', 'out', 'parcel', source_system, 'orders', order_id, row_no, null, null, null from bought where delivered_on > promised_on
    union all
    select customer_id, timezone(zone, cast(delivered_on as timestamp) + interval 12 hours), 3, 'delivery', case when delivered_on > promised_on then 'delivery_late' else 'delivery' end, 'out', 'parcel', source_system, 'orders', order_id, row_no, null, null, null from bought where delivered_on is not null
    union all
    select
        customer_id, occurred_at, case type when 'click' then 8 else 9 end, case type when 'click' then 'click' else 'unsubscribe' end, case type when 'click' then 'click' else 'spam_report' end,
        'in', 'email', source_system, 'email_events', event_id, row_no, null, null, null
    from mail_acts
    where type in ('click', 'complaint') and is_known
        and (type = 'complaint' or (coalesce(actor, 'unknown') not in ('machine', 'suspect') and coalesce(at_origin, 'event') in ('event', 'first_only')))
    union all
    select customer_id, occurred_at, 9, 'unsubscribe', 'unsubscribe', 'in', 'email', source_system, ref_table, ref_id, 0, null, null, null
    from left_list cross join reporting_zone qualify row_number() over (partition by customer_id, cast(timezone(zone, occurred_at) as date) order by occurred_at, ref_table, ref_id) = 1
    union all
    select customer_id, occurred_at, 8, 'consent', case when has_withdrawn then 'consent_withdrawn' when has_granted and has_refused then 'consent_partly' when has_granted then 'consent_given' else 'consent_refused' end, 'in', coalesce(channel, 'web'), source_system, 'consents', consent_id, 0, null, null, null
    from chosen where not has_left
    union all
    select customer_id, created_at, 6, 'post', 'post', 'in', 'social', source_system, 'social_posts', post_id, row_no, 1, null, null from social_posts where not coalesce(by_brand, false)
    union all
    select customer_id, created_at, 6, 'idea', 'idea', 'in', 'web', source_system, 'ideas', idea_id, row_no, 1, null, null from ideas
    union all
    select customer_id, occurred_at, 7, 'idea', 'idea_vote', 'in', 'web', source_system, 'idea_votes', vote_id, row_no, null, null, null from idea_votes
    union all
    select customer_id, expressed_at, 6, 'wish', 'wish_' || kind, 'in', 'web', source_system, 'intentions', intention_id, row_no, 1, null, null from intentions
    union all
    select customer_id, occurred_at, 8, 'loyalty', case kind when 'burn' then 'points_used' else 'points_lost' end, case kind when 'burn' then 'in' else 'out' end, 'loyalty', source_system, 'loyalty_events', event_id, row_no, null, null, null from loyalty_events where kind in ('burn', 'expire')
    union all
    select coalesce(customer_id, case_ref, session_ref), occurred_at, 5, case when session_ref is not null and case_ref is null then 'visit' else replace(name, '␟', ' ') end, replace(name, '␟', ' '), case when coalesce(actor, 'customer') in ('customer', 'unknown') then 'in' else 'out' end, coalesce(channel, 'web'), source_system, 'web_events', event_id, row_no, null, null, amount from web_events
),
placed as (
    select
        customer_id, row_number() over in_order as place, occurred_at, cast(timezone(zone, occurred_at) as date) as occurred_on, step, step_group, direction,
        case when channel in ('store', 'parcel', 'letter', 'event') then 'physical' when channel = 'phone' then 'voice' else 'screen' end as world,
        channel, source_system, ref_table, ref_id, turns, waited_minutes, amount, (epoch(occurred_at) - epoch(lag(occurred_at) over in_order)) / 60 as gap_minutes
    from told cross join reporting_zone
    where customer_id is not null and occurred_at is not null
    window in_order as (partition by customer_id order by occurred_at, rank, row_no, ref_id)
)
select
    cast(hash(placed.customer_id) >> 1 as bigint) as person_no, placed.*,
    case when direction = 'in' then sentiment end as sentiment, case when direction = 'in' then anxiety end as anxiety,
    case when direction = 'in' then trust end as trust, case when direction = 'in' then distrust end as distrust,
    case when direction = 'in' then is_anxious end as is_anxious, case when direction = 'in' then is_trusting end as is_trusting, case when direction = 'in' then is_distrusting end as is_distrusting,
    customers.segment, customers.language, customers.country, cast(hash(placed.customer_id) // 4294967296 % 65536 as usmallint) as lot
from placed
left join customers on customers.customer_id = placed.customer_id
left join step_words on step_words.ref_table = placed.ref_table and step_words.ref_id = placed.ref_id and step_words.customer_id = placed.customer_id
order by placed.customer_id, place
