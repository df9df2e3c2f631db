-- question.en: How many call when nobody is there?
-- question.fr: Combien appellent quand personne n'est là ?
-- counts: call_clocks by started_on
select count(*) as n, out_of_hours_share(is_out_of_hours) as out_of_hours_share
from call_clocks
where not is_phantom
