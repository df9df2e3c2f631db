-- question.en: How often is the target kept, all channels together?
-- question.fr: Le délai fixé est-il tenu, tous canaux confondus ?
-- counts: ticket_clocks by opened_on
-- parameter: email_minutes = 1440
-- parameter: form_minutes = 1440
-- parameter: chat_minutes = 5
-- parameter: phone_minutes = 3
-- parameter: social_minutes = 60
-- parameter: other_minutes = 1440
with targeted as (
    select
        waited_minutes, is_answered, (epoch(observed_until) - epoch(opened_at)) / 60 as seen_minutes,
        case channel
            when 'email' then $email_minutes when 'form' then $form_minutes when 'chat' then $chat_minutes
            when 'phone' then $phone_minutes when 'social' then $social_minutes else $other_minutes end as target_minutes
    from ticket_clocks
)
select
    count(case when seen_minutes >= target_minutes then waited_minutes end) as n,
    answered_within_target(waited_minutes, is_answered, target_minutes, seen_minutes) as answered_within_target
from targeted
