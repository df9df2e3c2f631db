-- question.en: What has happened between this person and us?
-- question.fr: Que s'est-il passé entre cette personne et nous ?
-- reading.en: Filled: the person speaks or acts. Hollow: we do. Messages sent are counted below, not drawn.
-- reading.fr: Plein : la personne parle ou agit. Creux : c'est nous. Les messages envoyés sont comptés plus bas, pas dessinés.
-- counts: journey_steps
-- n: none
-- parameter: person = |
select occurred_at, channel, step, direction, world, source_system, ref_table, ref_id, waited_minutes, amount, sentiment, is_anxious, is_trusting, is_distrusting
from journey_steps
where customer_id = $person
order by occurred_at, place
