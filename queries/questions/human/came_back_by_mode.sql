-- question.en: After which route must people tell their story again?
-- question.fr: Après quel chemin faut-il raconter de nouveau son histoire ?
-- title.en: {worst_label}: {worst} come back; {best_label}: {best}
-- title.fr: {worst_label} : {worst} de retours ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} come back within 7 days: no route stands out
-- title.fr: De {flat_low} à {flat_high} de retours sous 7 jours : aucun chemin ne se détache
-- reading.en: Share of contacts followed by another of the same person on the same matter within seven days. Harder matters go to humans: the comparison is an association.
-- reading.fr: Part des contacts suivis d'un autre de la même personne sur le même sujet sous sept jours. Les sujets difficiles vont aux humains : la comparaison est une association.
-- counts: contacts by opened_on
-- grain: contact_mode
select mode as contact_mode, count(*) as n, came_back_share(is_back_within_7_days) as came_back_share
from contacts
where is_back_within_7_days is not null and mode is not null
group by mode
order by contact_mode
