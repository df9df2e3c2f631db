-- question.en: After which road must the story be told again?
-- question.fr: Après quel chemin faut-il raconter à nouveau son histoire ?
-- reading.en: Share of contacts followed by another of the same person on the same matter within seven days. Harder matters go to humans: the comparison is an association.
-- reading.fr: Part des contacts suivis d'un autre de la même personne sur le même sujet sous sept jours. Les sujets difficiles vont aux humains : la comparaison est une association.
-- counts: contacts by opened_on
-- grain: contact_mode
select mode as contact_mode, count(*) as n, came_back_share(is_back_within_7_days) as came_back_share
from contacts
where is_back_within_7_days is not null and mode is not null
group by mode
order by contact_mode
