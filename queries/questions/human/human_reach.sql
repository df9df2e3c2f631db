-- question.en: How many of those who ask for a human get one?
-- question.fr: Combien de ceux qui demandent un humain en obtiennent un ?
-- counts: contacts by opened_on
select count(*) as n, human_reach_share(is_reached) as human_reach_share
from contacts
where asked_human_at is not null and is_reached is not null and epoch(observed_until) - epoch(asked_human_at) >= 86400
