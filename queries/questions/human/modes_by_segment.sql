-- question.en: Who is left to machines, and who to humans?
-- question.fr: Qui est laissé aux machines, et qui aux humains ?
-- title of: contact_mode = machine_only
-- title.en: {highest_label}: {highest} left to a machine alone; {lowest_label}: {lowest}
-- title.fr: {highest_label} : {highest} laissés à une machine seule ; {lowest_label} : {lowest}
-- title.en: {flat_low} to {flat_high} left to a machine alone: no segment stands out
-- title.fr: De {flat_low} à {flat_high} laissés à une machine seule : aucun segment ne se détache
-- reading.en: All contacts of each segment by the route they took. “Nobody yet”: no machine and no human answer by the end of the data.
-- reading.fr: Tous les contacts de chaque segment selon le chemin suivi. « Personne encore » : ni machine ni réponse humaine à la fin des données.
-- counts: contacts by opened_on
-- grain: segment, contact_mode
select segment, mode as contact_mode, count(*) as n
from contacts
where mode is not null
group by segment, mode
order by segment, contact_mode
