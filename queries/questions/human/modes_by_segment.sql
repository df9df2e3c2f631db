-- question.en: Who is left to machines, and who to humans?
-- question.fr: Qui est laissé aux machines, et qui aux humains ?
-- reading.en: All contacts of each segment by the road they took. “Nobody yet”: no machine and no human answer by the end of the data.
-- reading.fr: Tous les contacts de chaque segment selon le chemin suivi. « Personne encore » : ni machine ni réponse humaine à la fin des données.
-- counts: contacts by opened_on
-- grain: segment, contact_mode
select segment, mode as contact_mode, count(*) as n
from contacts
where mode is not null
group by segment, mode
order by segment, contact_mode
