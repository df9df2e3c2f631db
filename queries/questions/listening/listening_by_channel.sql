-- question.en: Where are people heard?
-- question.fr: Où les personnes sont-elles entendues ?
-- title.en: {worst_label}: {worst} heard; {best_label}: {best}
-- title.fr: {worst_label} : {worst} entendues ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} heard: no channel stands out
-- title.fr: De {flat_low} à {flat_high} entendues : aucun canal ne se détache
-- reading.en: Share of the times people turned to the brand that got a human reply or a recorded action. No answer: not heard.
-- reading.fr: Part des prises de parole vers la marque qui ont reçu une réponse humaine ou une suite enregistrée. Sans réponse : non entendu.
-- counts: turns by said_on
-- grain: channel
select channel, count(*) as n, listening_rate(is_heard) as listening_rate
from turns
where side = 'customer' and is_heard is not null
group by channel
order by channel
