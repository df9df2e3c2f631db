-- question.en: Who is behind this bar?
-- question.fr: Qui est derrière cette barre ?
-- reading.en: The people of the funnel who went on to this step, or who took the one before it and did not go on; those who began last come first.
-- reading.fr: Les personnes de l'entonnoir qui sont allées jusqu'à cette étape, ou qui sont passées par la précédente sans aller plus loin ; celles qui ont commencé en dernier viennent d'abord.
-- counts: journey_steps
-- builds on: funnel
-- n: none
-- parameter: at_stage_no = 2
-- parameter: has_gone_on = 0
select customer_id, begun_on as began_on, reached_stage_no
from funnel
where case when $has_gone_on = 1 then reached_stage_no >= $at_stage_no else reached_stage_no = $at_stage_no - 1 end
order by began_on desc, customer_id
