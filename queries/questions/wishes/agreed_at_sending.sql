-- question.en: Had people agreed when we wrote to them?
-- question.fr: Les gens étaient-ils d'accord quand nous leur avons écrit ?
-- counts: send_choices by sent_on
-- fills with: consents
select cast(coalesce(sum(messages), 0) as bigint) as n, agreed_at_sending_share(choice, messages) as agreed_at_sending_share, refused_at_sending_share(choice, messages) as refused_at_sending_share
from send_choices
where exists (select 1 from main.choice_counts)
