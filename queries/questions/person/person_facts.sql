-- question.en: What are the facts of this relationship?
-- question.fr: Quels sont les faits de cette relation ?
-- counts: journey_steps
-- n: none
-- parameter: person = |
with mine as (
    select * from journey_steps where customer_id = $person
),
totals as (
    select
        min(occurred_at) as first_at, max(occurred_at) as last_at, count(*) as steps,
        count(case when step_group = 'order' then 1 end) as orders, min(case when step_group = 'order' then occurred_at end) as first_order_at, max(case when step_group = 'order' then occurred_at end) as last_order_at,
        count(case when step_group = 'question' then 1 end) as questions, count(case when step_group = 'call' then 1 end) as calls,
        count(case when step in ('call_given_up', 'call_out_of_hours') then 1 end) as calls_in_vain,
        max(case when step_group = 'question' then waited_minutes end) as longest_wait_minutes,
        count(case when step = 'promise_missed' then 1 end) as promises_missed, count(case when step_group = 'delivery' then 1 end) as deliveries,
        count(case when step = 'review_bad' then 1 end) as bad_reviews, count(case when step = 'review_good' then 1 end) as good_reviews, max(case when step_group = 'review' then occurred_at end) as last_review_at,
        count(case when step = 'points_lost' then 1 end) as times_points_lost, count(case when step_group = 'wish' then 1 end) as wishes, count(case when step_group = 'idea' then 1 end) as ideas,
        max(case when step_group = 'unsubscribe' then occurred_at end) as left_at, count(case when is_anxious then 1 end) as anxious_texts, count(case when is_trusting then 1 end) as trusting_texts
    from mine
)
select
    totals.*, customers.language, customers.country, customers.segment, customers.preferred_days_between, customers.interests,
    (select count(*) from main.ticket_clocks where customer_id = $person and not is_answered) as unanswered,
    (select count(*) from main.sends where customer_id = $person and is_marketing) as messages_sent,
    (select count(*) from main.sends where customer_id = $person and is_marketing and is_clicked) as messages_clicked,
    (select count(*) from main.reviews where customer_id = $person and reply_at is not null) as reviews_replied,
    (select count(*) from main.intentions where customer_id = $person and state = 'open') as open_wishes,
    (select max(occurred_at) from main.journey_steps) as data_end_at
from totals left join main.customers on customers.customer_id = $person
where totals.steps > 0
