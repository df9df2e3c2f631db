-- question.en: How many messages does it take before a human answers?
-- question.fr: Combien de messages faut-il avant qu'un humain réponde ?
-- title.en: {worst_label}: {worst} messages (median); {best_label}: {best}
-- title.fr: {worst_label} : {worst} messages (médiane) ; {best_label} : {best}
-- reading.en: Messages a customer had to write before a human answered, among contacts that a human answered: half took no more than the median. Those who gave up are not counted here, but in the outcomes below.
-- reading.fr: Messages que le client a dû écrire avant qu'un humain réponde, parmi les contacts auxquels un humain a répondu : la moitié n'en a pas demandé plus que la médiane. Les personnes qui ont renoncé ne sont pas comptées ici, mais dans les issues, plus bas.
-- counts: contacts by opened_on
-- grain: contact_mode
-- read as: survival_quantiles
select mode as contact_mode, turns_before_human as turns, count(*) as n_ended, 0 as n_open
from contacts
where turns_before_human is not null and is_reached
group by mode, turns_before_human
order by contact_mode, turns
