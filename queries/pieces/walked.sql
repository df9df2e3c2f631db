-- holds.en: Who went which path, and how many times: one row for each person, path and whether the journey still runs.
-- holds.fr: Qui a suivi quel chemin, et combien de fois : une ligne par personne, par chemin et selon que le parcours est encore en cours ou non.
-- grain: person_no, path_no, is_open
select person_no, path_no, is_open, count(*) as journeys
from each_journey
group by person_no, path_no, is_open
