-- question.en: What did we promise, and did we keep it?
-- question.fr: Qu'avons-nous promis, et l'avons-nous tenu ?
-- reading.en: The dates announced to this person.
-- reading.fr: Les délais annoncés à cette personne.
-- counts: promise_clocks
-- n: none
-- parameter: person = |
select kind as promise, made_on, promised_on, kept_on, is_kept
from promise_clocks
where customer_id = $person
order by promised_on desc, kind
