-- question.en: Who went through this step?
-- question.fr: Qui est passé par cette étape ?
-- reading.en: The people whose journey had this step, at the place chosen, counted from the start chosen and up to the end chosen; those whose journey began last come first.
-- reading.fr: Les personnes dont le parcours avait cette étape, au rang choisi, compté depuis le départ choisi et jusqu'à l'arrivée choisie ; celles dont le parcours a commencé en dernier viennent d'abord.
-- counts: journey_steps
-- builds on: journeys, paths
-- n: none
-- parameter: everyone = 1
-- parameter: at_step = |
-- parameter: at_place = 0
select journeys.customer_id, max(journeys.started_on) as began_on, count(distinct journeys.journey) as journeys
from journeys join paths on paths.person_no = journeys.person_no and paths.journey = journeys.journey
where paths.is_shown and journeys.place >= paths.begins_at and (paths.arrives_at is null or journeys.place <= paths.arrives_at)
    and ($at_step = '|' or coalesce(list_position(string_split($at_step, '|'), journeys.step), 0) > 0 or coalesce(list_position(string_split($at_step, '|'), journeys.family), 0) > 0)
    and ($at_place = 0 or journeys.place - paths.begins_at + 1 = $at_place)
group by journeys.customer_id
order by began_on desc, journeys.customer_id
