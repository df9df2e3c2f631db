-- question.en: Where are people heard?
-- question.fr: Où les personnes sont-elles entendues ?
-- title.en: {worst_label}: {worst} heard; {best_label}: {best}
-- title.fr: {worst_label} : {worst} entendues ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} heard: no channel stands out
-- title.fr: De {flat_low} à {flat_high} entendues : aucun canal ne se détache
-- reading.en: Share of the times people turned to the brand that got a human reply or a recorded action. No answer: not heard.
-- reading.fr: Part des prises de parole vers la marque qui ont reçu une réponse humaine ou une suite enregistrée. Sans réponse : non entendu.
-- counts: spoken by said_on
-- grain: channel
with each as (
    select channel, count(*) as said, count(case when is_heard then 1 end) as heard
    from spoken
    where is_heard is not null
    group by channel, person_no
)
select channel, coalesce(sum(said), 0) as n, listening_rate(heard, said) as listening_rate, person_error(heard, said) as listening_rate_error, count(*) as people
from each
group by channel
order by channel
