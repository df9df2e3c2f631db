-- question.en: Who went through this step?
-- question.fr: Qui est passé par cette étape ?
-- reading.en: The people whose journey had this step at this place; place 0 means anywhere in it.
-- reading.fr: Les personnes dont le parcours avait cette étape à ce rang ; le rang 0 veut dire n'importe où.
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
where journeys.place >= entered.begins_at and ($at_step = '|' or journeys.step = $at_step or journeys.family = $at_step) and ($at_place = 0 or journeys.place - entered.begins_at + 1 = $at_place)
group by journeys.customer_id
order by began_on desc, journeys.customer_id
