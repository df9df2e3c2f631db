-- question.en: How many requests has a human answered so far?
-- question.fr: À combien de demandes un humain a-t-il répondu à ce jour ?
-- counts: ticket_clocks by opened_on
select count(is_answered) as n, human_answer_share(is_answered) as human_answer_share
from ticket_clocks
