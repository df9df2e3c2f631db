-- question.en: How many messages are sent for how many words received?
-- question.fr: Combien de messages envoyés pour combien de paroles reçues ?
-- reading.en: How often the brand spoke of its own accord, and how often people turned to it.
-- reading.fr: Combien de fois la marque a parlé d'elle-même, et combien de fois on s'est tourné vers elle.
-- counts: turns by said_on
-- grain: month, turn_side
select said_month as month, side as turn_side, count(*) as n
from turns
group by said_month, side
order by month, turn_side
