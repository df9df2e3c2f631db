-- question.en: Who went through this step?
-- question.fr: Qui est passé par cette étape ?
-- reading.en: The people whose journey had this step, at the place chosen; those whose journey began last come first.
-- reading.fr: Les personnes dont le parcours avait cette étape, au rang choisi ; celles dont le parcours a commencé en dernier viennent d'abord.
-- counts: journey_steps
-- builds on: journeys
-- n: none
-- parameter: begin = |
-- parameter: at_step = |
-- parameter: at_place = 0
with entered as (
    select customer_id, journey, min(place) as begins_at
    from journeys
    where $begin = '|' or step = $begin
    group by customer_id, journey
)
select journeys.customer_id, max(journeys.started_on) as began_on, count(distinct journeys.journey) as journeys
from journeys join entered on entered.customer_id = journeys.customer_id and entered.journey = journeys.journey
where journeys.place >= entered.begins_at and ($at_step = '|' or coalesce(list_position(string_split($at_step, '|'), journeys.step), 0) > 0 or coalesce(list_position(string_split($at_step, '|'), journeys.family), 0) > 0) and ($at_place = 0 or journeys.place - entered.begins_at + 1 = $at_place)
group by journeys.customer_id
order by began_on desc, journeys.customer_id
