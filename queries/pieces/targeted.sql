-- holds.en: Requests, each held against the target of its channel: the one the reader gives, else (0) the one the company set itself, else a day.
-- holds.fr: Les demandes, chacune face au délai fixé pour son canal : celui que donne le lecteur, sinon (0) celui que l'entreprise s'est fixé, sinon un jour.
-- counts: ticket_clocks by opened_on
-- grain: ticket_id
-- parameter: email_minutes = 0
-- parameter: form_minutes = 0
-- parameter: chat_minutes = 0
-- parameter: phone_minutes = 0
-- parameter: social_minutes = 0
-- parameter: other_minutes = 0
select
    channel, waited_minutes, is_answered, (epoch(observed_until) - epoch(opened_at)) / 60 as seen_minutes,
    coalesce(
        nullif(
            case channel
                when 'email' then $email_minutes when 'form' then $form_minutes when 'chat' then $chat_minutes
                when 'phone' then $phone_minutes when 'social' then $social_minutes else $other_minutes end, 0
        ),
        target_minutes, 1440
    ) as target_minutes
from ticket_clocks
