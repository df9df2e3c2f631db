-- question.en: Who was written to against their refusal?
-- question.fr: À qui a-t-on écrit malgré un refus ?
-- reading.en: People who had refused or withdrawn, on a known day, before the message left; the last written to first. Check which list holds them: a refusal given to one tool may never have reached the other.
-- reading.fr: Les personnes qui avaient refusé ou retiré leur accord, à une date connue, avant l'envoi ; les dernières sollicitées d'abord. Cherchez quelle liste les garde : un refus donné à un outil n'a peut-être jamais atteint l'autre.
-- counts: against_choice
-- fills with: consents
-- grain: customer_id
-- n: none
select customer_id, max(refused_on) as refused_on, cast(sum(messages) as bigint) as messages_against, max(last_on) as last_against_on
from against_choice
where sent_month >= date_trunc('month', $start) and sent_month < $end
group by customer_id
order by last_against_on desc, customer_id
