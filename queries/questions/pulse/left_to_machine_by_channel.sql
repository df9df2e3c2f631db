-- question.en: In which channel are people left to a machine?
-- question.fr: Dans quel canal laisse-t-on les gens à une machine ?
-- counts: contacts by opened_on
-- grain: channel
select channel, count(*) as n, left_to_machine_share(mode in ('machine_only', 'self_service')) as left_to_machine_share
from contacts
where mode is not null
group by channel
order by channel
