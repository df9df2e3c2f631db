-- question.en: How often must one say it before a human answers?
-- question.fr: Combien de fois faut-il le dire avant qu'un humain réponde ?
-- title.en: {worst_label}: {worst} messages (median); {best_label}: {best}
-- title.fr: {worst_label} : {worst} messages (médiane) ; {best_label} : {best}
-- reading.en: Messages the customer had to write before a human answered, among those a human answered: half wrote no more than the median. Those who gave up are not in it; they are in the outcomes below.
-- reading.fr: Messages que le client a dû écrire avant qu'un humain réponde, parmi ceux à qui un humain a répondu : la moitié n'a pas écrit plus que la médiane. Ceux qui ont renoncé n'y sont pas ; ils sont dans les issues, plus bas.
-- counts: contacts by opened_on
-- grain: contact_mode
-- read as: survival_quantiles
select mode as contact_mode, turns_before_human as turns, count(*) as n_ended, 0 as n_open
from contacts
where turns_before_human is not null and is_reached
group by mode, turns_before_human
order by contact_mode, turns
