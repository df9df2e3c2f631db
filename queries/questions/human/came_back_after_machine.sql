-- question.en: How many contacts closed by a machine come back?
-- question.fr: Combien de contacts clos par une machine reviennent ?
-- counts: contacts by opened_on
select count(*) as n, came_back_share(is_back_within_7_days) as came_back_share
from contacts
where mode in ('machine_only', 'self_service') and is_closed and is_back_within_7_days is not null
