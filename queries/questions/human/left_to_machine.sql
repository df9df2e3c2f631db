-- question.en: How many people meet only a machine?
-- question.fr: Combien de personnes ne rencontrent qu'une machine ?
-- counts: contacts by opened_on
select count(*) as n, left_to_machine_share(mode in ('machine_only', 'self_service')) as left_to_machine_share
from contacts
where mode is not null
