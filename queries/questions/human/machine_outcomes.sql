-- question.en: How do contacts left to a machine end?
-- question.fr: Comment finissent les contacts laissés à une machine ?
-- title.en: {largest_label}: {largest_share} of contacts left to a machine
-- title.fr: {largest_label} : {largest_share} des contacts laissés à une machine
-- reading.en: Four ends. Confirmed: the customer said it was solved or rated it well. Closed, no return: not back within seven days, and not a word more. Came back: a new contact on the same matter within seven days. Abandoned: none of these, or a human asked for in vain. Silence is not a success.
-- reading.fr: Quatre fins. Confirmé : le client l'a dit résolu ou bien noté. Clos, sans retour : pas revenu sous sept jours, et pas un mot de plus. De retour : nouveau contact sur le même sujet sous sept jours. Abandonné : rien de cela, ou un humain demandé en vain. Le silence n'est pas un succès.
-- counts: contacts by opened_on
-- grain: outcome
-- limits.en: Contacts closed less than seven days before the data end are left out: they may still come back. Someone whom no tool recognises from one contact to the next cannot be seen to come back.
-- limits.fr: Les contacts clos moins de sept jours avant la fin des données sont écartés : ils peuvent encore revenir. Le retour d'une personne qu'aucun outil ne reconnaît d'un contact à l'autre ne peut pas être vu.
select outcome, count(*) as n
from contacts
where outcome is not null
group by outcome
order by case outcome when 'abandoned' then 1 when 'came_back' then 2 when 'durable' then 3 else 4 end
